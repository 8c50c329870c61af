import type { FusedJob } from './fused-job.js';
import { JOB_POINTER, writeJob } from './job-fields.js';
import { fusedKernel, type Kernel } from './kernel.js';
import { copyIn, copyOut, layOut } from './lay-out.js';
import { type Round, rounds } from './rounds.js';
import { runTiles, threadLimit } from './run-tiles.js';
import { stridedPart } from './strided-part.js';

/** What the forward pass leaves: the updated words, and for each query the logarithm of its softmax's sum. */
export interface FusedForward {
  /** `[batch, n, dV]` */
  output: Float32Array;
  /** `[batch, n]`: log Σ e^score, −∞ where a query may look nowhere */
  logSumExp: Float32Array;
}

/** Runs fused attention on plain arrays; undefined where there is no kernel for this host. */
export function runForward(job: FusedJob): FusedForward | undefined {
  const kernel = fusedKernel();
  if (!kernel) return undefined;
  const output = new Float32Array(job.batch * job.n * job.dV);
  const logSumExp = new Float32Array(job.batch * job.n);
  const all = rounds(job);
  if (all.length === 0) return { output, logSumExp };
  const addresses = layOut(kernel.memory, sizesOf(kernel, job, all[0]!));
  for (const round of all) {
    load(kernel, job, round, addresses);
    runTiles(kernel, 'forwardTile', JOB_POINTER, kernel.exports.forwardTileCount(JOB_POINTER));
    const first = round.entry * job.n + round.row;
    const end = first + round.entries * round.rows;
    copyOut(kernel.memory, addresses.output, output.subarray(first * job.dV, end * job.dV));
    copyOut(kernel.memory, addresses.logSumExp, logSumExp.subarray(first, end));
  }
  return { output, logSumExp };
}

/** Bytes of each array in the first round, the largest. */
function sizesOf(kernel: Kernel, job: FusedJob, round: Round) {
  const { m, dK, dV, mask, bias } = job;
  const rows = round.entries * round.rows;
  const scratchBytes = kernel.exports.forwardScratchBytes(dK, dV);
  return {
    scratch: scratchBytes * threadLimit,
    queries: 4 * rows * dK,
    keys: 4 * round.entries * m * dK,
    values: 4 * round.entries * m * dV,
    output: 4 * rows * dV,
    logSumExp: 4 * rows,
    mask: mask ? stridedPart(mask, round, m).byteLength : 0,
    bias: bias ? stridedPart(bias, round, m).byteLength : 0,
  };
}

type Addresses = Record<keyof ReturnType<typeof sizesOf>, number>;

/** Writes the job of one round, and copies what the round before has not left there already. */
function load({ memory, exports }: Kernel, job: FusedJob, round: Round, addresses: Addresses): void {
  const { n, m, dK, dV, mask, bias } = job;
  const first = round.entry * n + round.row;
  const end = first + round.entries * round.rows;
  copyIn(memory, addresses.queries, job.queries.subarray(first * dK, end * dK));
  if (round.row === 0) {
    const [firstKey, endKey] = [round.entry * m, (round.entry + round.entries) * m];
    copyIn(memory, addresses.keys, job.keys.subarray(firstKey * dK, endKey * dK));
    copyIn(memory, addresses.values, job.values.subarray(firstKey * dV, endKey * dV));
  }
  if (mask) copyIn(memory, addresses.mask, stridedPart(mask, round, m));
  if (bias) copyIn(memory, addresses.bias, stridedPart(bias, round, m));
  writeJob(memory, {
    ...addresses,
    mask: mask ? addresses.mask : 0,
    maskEntryStride: mask?.strides[0] ?? 0,
    maskRowStride: mask?.strides[1] ?? 0,
    maskColumnStride: mask?.strides[2] ?? 0,
    bias: bias ? addresses.bias : 0,
    biasEntryStride: bias?.strides[0] ?? 0,
    biasRowStride: bias?.strides[1] ?? 0,
    biasColumnStride: bias?.strides[2] ?? 0,
    batch: round.entries,
    n: round.rows,
    m,
    dK,
    dV,
    scale: job.scale,
    causal: job.causal ? 1 : 0,
    firstQuery: round.row,
    scratchBytes: exports.forwardScratchBytes(dK, dV),
  });
}
