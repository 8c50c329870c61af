import { fusedKernel, renewed } from './kernel.js';
import { layOut } from './lay-out.js';

/** The most multiply-adds that one thread can do here, in GFLOP/s: held in registers, with the kernel in use. */
export function multiplyAddCeiling(): number | undefined {
  const exports = fusedKernel()?.exports;
  if (!exports) return undefined;
  const rounds = 200_000;
  const flops = rounds * 12 * 4 * 2; // 12 sums of 4 lanes, a multiplication and an addition each
  return flops / bestSeconds(() => exports.multiplyAdds(rounds)) / 1e9;
}

/** How quickly one thread reads memory that is in no cache, in GB/s. */
export function memoryBandwidth(): number | undefined {
  const current = fusedKernel();
  if (!current) return undefined;
  const kernel = renewed(current); // memory of its own, which goes when all is measured
  const bytes = 64 * 1024 * 1024;
  const { array } = layOut(kernel.memory, { array: bytes });
  new Uint8Array(kernel.memory.buffer, array, bytes).fill(1); // memory never written isn't there yet
  return bytes / bestSeconds(() => kernel.exports.readMemory(array, bytes)) / 1e9;
}

/** The best of ten, after two that let the engine compile. */
function bestSeconds(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 12; turn++) {
    const start = performance.now();
    work();
    if (turn >= 2) best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}
