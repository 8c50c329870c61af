import { memoryBandwidth, multiplyAddCeiling } from './ceiling.js';
import { fusedKernel } from './kernel.js';
import { threadLimit } from './run-tiles.js';

/** What this machine can do at most, as measured here and now. */
export interface MachineLimits {
  /** Which instructions the kernel of `fusedAttention` may use. */
  instructions: 'SIMD' | 'relaxed SIMD';
  /** How many threads may work at once. */
  threads: number;
  /** Multiplications and additions in a second, in billions: all threads together, numbers in registers. */
  gigaflops: number;
  /** Bytes in a second that one thread reads from memory, in billions. */
  gigabytes: number;
}

/**
 * Measures what `fusedAttention` could reach on this machine. It takes less than a second on most machines.
 *
 * One thread is measured, and counted as often as there are threads.
 *
 * @returns instructions, threads, GFLOP/s and GB/s
 * @throws {Error} if the host runs no WebAssembly with SIMD
 * @see Williams, Waterman, Patterson 2009, Roofline, https://doi.org/10.1145/1498765.1498785
 * @example
 * const { threads, gigaflops, gigabytes } = machineLimits();
 * threads >= 1 && gigaflops > 0 && gigabytes > 0; // → true
 */
export function machineLimits(): MachineLimits {
  const kernel = fusedKernel();
  if (!kernel) throw new Error('machineLimits: expected a host that runs WebAssembly with SIMD, got another');
  const threads = kernel.variant.shared ? threadLimit() : 1;
  return {
    instructions: kernel.variant.relaxed ? 'relaxed SIMD' : 'SIMD',
    threads,
    gigaflops: threads * most(50, multiplyAddCeiling), // some milliseconds each: a busy moment must not hit all
    gigabytes: most(5, memoryBandwidth),
  };
}

function most(times: number, measure: () => number | undefined): number {
  let found = measure()!;
  for (let time = 1; time < times; time++) found = Math.max(found, measure()!);
  return found;
}

/**
 * The memory that `fusedAttention` has taken beside its tensors, in bytes. It grows to what the largest call needed, and stays.
 *
 * @example
 * const before = fusedMemory();
 * fusedAttention(tf.ones([2, 3]), tf.ones([5, 3]), tf.ones([5, 4]));
 * fusedMemory() >= before; // → true
 */
export function fusedMemory(): number {
  return fusedKernel()?.memory.buffer.byteLength ?? 0;
}
