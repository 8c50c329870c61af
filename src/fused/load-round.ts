import type { FusedJob, Strided } from './fused-job.js';
import { writeJob } from './job-fields.js';
import { copyIn } from './lay-out.js';
import type { Round } from './rounds.js';
import { stridedPart } from './strided.js';

type InputName = 'queries' | 'keys' | 'values' | 'mask' | 'bias';

/** Bytes of each input in a round. */
export function inputSizes(job: FusedJob, round: Round): Record<InputName, number> {
  const { m, dK, dV, mask, bias } = job;
  return {
    queries: 4 * round.entries * round.rows * dK,
    keys: 4 * round.entries * m * dK,
    values: 4 * round.entries * m * dV,
    mask: mask ? stridedPart(mask, round, m).byteLength : 0,
    bias: bias ? stridedPart(bias, round, m).byteLength : 0,
  };
}

/** Copies a round's inputs, but for what the round before has left there, and writes sizes and options of the job. */
export function loadRound(
  memory: WebAssembly.Memory,
  job: FusedJob,
  round: Round,
  addresses: Record<InputName, number>,
): void {
  const { m, dK, dV, mask, bias } = job;
  copyIn(memory, addresses.queries, rowsOf(job.queries, job, round, dK));
  if (round.row === 0) {
    copyIn(memory, addresses.keys, keysOf(job.keys, job, round, dK));
    copyIn(memory, addresses.values, keysOf(job.values, job, round, dV));
  }
  if (mask) copyIn(memory, addresses.mask, stridedPart(mask, round, m));
  if (bias) copyIn(memory, addresses.bias, stridedPart(bias, round, m));
  const [maskEntryStride, maskRowStride, maskColumnStride] = stridesOf(mask);
  const [biasEntryStride, biasRowStride, biasColumnStride] = stridesOf(bias);
  writeJob(memory, {
    ...addresses,
    mask: mask ? addresses.mask : 0,
    maskEntryStride,
    maskRowStride,
    maskColumnStride,
    bias: bias ? addresses.bias : 0,
    biasEntryStride,
    biasRowStride,
    biasColumnStride,
    batch: round.entries,
    n: round.rows,
    m,
    dK,
    dV,
    scale: job.scale,
    causal: job.causal ? 1 : 0,
    firstQuery: round.row,
  });
}

/** The part of an array `[batch, n, width]` that belongs to a round. */
export function rowsOf(array: Float32Array, { n }: FusedJob, round: Round, width: number): Float32Array {
  const first = round.entry * n + round.row;
  return array.subarray(first * width, (first + round.entries * round.rows) * width);
}

/** The part of an array `[batch, m, width]` that belongs to a round. */
export function keysOf(array: Float32Array, { m }: FusedJob, round: Round, width: number): Float32Array {
  return array.subarray(round.entry * m * width, (round.entry + round.entries) * m * width);
}

function stridesOf(matrix?: Strided<unknown>): readonly [number, number, number] {
  return matrix?.strides ?? [0, 0, 0];
}
