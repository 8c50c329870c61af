import type { FusedForward, FusedJob } from './fused-job.js';
import { JOB_POINTER, writeJob } from './job-fields.js';
import type { Kernel } from './kernel.js';
import { copyIn, copyOut, layOut } from './lay-out.js';
import { inputSizes, keysOf, loadRound, rowsOf } from './load-round.js';
import { type Round, wholeEntries } from './rounds.js';
import { type KernelChoice, onKernel, runTiles, threadLimit } from './run-tiles.js';

/** The gradients of a loss by what attention was given, each in its shape. */
export interface FusedGradients {
  dQueries: Float32Array;
  dKeys: Float32Array;
  dValues: Float32Array;
}

/**
 * Runs the backward pass on plain arrays; undefined where there is no kernel for this host.
 *
 * Weights are computed anew from scores and `logSumExp`, block by block, so that no n × m matrix is kept.
 *
 * @param forward what `runForward` gave for this job
 * @param dOutput `[batch, n, dV]`: the gradient of the loss by the output
 */
export function runBackward(
  job: FusedJob,
  forward: FusedForward,
  dOutput: Float32Array,
  choose?: KernelChoice,
): FusedGradients | undefined {
  return onKernel((kernel) => backwardOn(kernel, job, forward, dOutput), choose);
}

function backwardOn(
  kernel: Kernel,
  job: FusedJob,
  forward: FusedForward,
  dOutput: Float32Array,
): FusedGradients {
  const delta = rowDots(dOutput, forward.output, job.dV);
  const gradients = {
    dQueries: new Float32Array(job.queries.length),
    dKeys: new Float32Array(job.keys.length),
    dValues: new Float32Array(job.values.length),
  };
  const all = wholeEntries(job);
  if (all.length === 0) return gradients;
  const addresses = layOut(kernel.memory, sizesOf(kernel, job, all[0]!));
  for (const round of all) {
    loadRound(kernel.memory, job, round, addresses);
    copyIn(kernel.memory, addresses.logSumExp, rowsOf(forward.logSumExp, job, round, 1));
    copyIn(kernel.memory, addresses.delta, rowsOf(delta, job, round, 1));
    copyIn(kernel.memory, addresses.dOutput, rowsOf(dOutput, job, round, job.dV));
    runGradientTiles(kernel, job);
    copyOut(kernel.memory, addresses.dQueries, rowsOf(gradients.dQueries, job, round, job.dK));
    copyOut(kernel.memory, addresses.dKeys, keysOf(gradients.dKeys, job, round, job.dK));
    copyOut(kernel.memory, addresses.dValues, keysOf(gradients.dValues, job, round, job.dV));
  }
  return gradients;
}

/** `[rows]`: the dot product of each row of one with the same row of the other. */
function rowDots(one: Float32Array, other: Float32Array, width: number): Float32Array {
  const dots = new Float32Array(one.length / width);
  for (let row = 0; row < dots.length; row++) {
    let dot = 0;
    for (let at = row * width; at < (row + 1) * width; at++) dot += one[at]! * other[at]!;
    dots[row] = dot;
  }
  return dots;
}

/** Bytes of each array in the first round, the largest. */
function sizesOf(kernel: Kernel, job: FusedJob, round: Round) {
  const inputs = inputSizes(job, round);
  const rows = round.entries * round.rows;
  return {
    ...inputs,
    logSumExp: 4 * rows,
    delta: 4 * rows,
    dOutput: 4 * rows * job.dV,
    dQueries: inputs.queries,
    dKeys: inputs.keys,
    dValues: inputs.values,
    scratch: scratchBytesOf(kernel, job) * threadLimit(),
  };
}

function scratchBytesOf({ exports }: Kernel, { dK, dV }: FusedJob): number {
  return Math.max(exports.queryGradientTileScratch(dK, dV), exports.keyGradientTileScratch(dK, dV));
}

/** Queries first, then keys with their values: each is a sum of its own. */
function runGradientTiles(kernel: Kernel, job: FusedJob): void {
  const { memory, exports } = kernel;
  writeJob(memory, { scratchBytes: scratchBytesOf(kernel, job) });
  runTiles(kernel, 'queryGradientTile', JOB_POINTER, exports.queryGradientTileCount(JOB_POINTER));
  runTiles(kernel, 'keyGradientTile', JOB_POINTER, exports.keyGradientTileCount(JOB_POINTER));
}
