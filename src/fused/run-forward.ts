import type { FusedForward, FusedJob } from './fused-job.js';
import { JOB_POINTER, writeJob } from './job-fields.js';
import type { Kernel } from './kernel.js';
import { keyParts, mergeParts } from './key-parts.js';
import { copyOut, layOut } from './lay-out.js';
import { inputSizes, loadRound, rowsOf } from './load-round.js';
import { type Round, rounds } from './rounds.js';
import { type KernelChoice, onKernel, runTiles, threadLimit } from './run-tiles.js';

/** Runs fused attention on plain arrays; undefined where there is no kernel for this host. */
export function runForward(job: FusedJob, choose?: KernelChoice): FusedForward | undefined {
  return onKernel((kernel) => forwardOn(kernel, job), choose);
}

function forwardOn(kernel: Kernel, job: FusedJob): FusedForward {
  const result = blankResult(job.batch * job.n, job.dV);
  const all = rounds(job);
  if (all.length === 0) return result;
  const addresses = layOut(kernel.memory, sizesOf(kernel, job, all[0]!));
  for (const round of all) {
    loadRound(kernel.memory, job, round, addresses);
    writeJob(kernel.memory, { scratchBytes: scratchBytesOf(kernel, job), ...keyParts(job) });
    runTiles(kernel, 'forwardTile', JOB_POINTER, kernel.exports.forwardTileCount(JOB_POINTER));
    readResult(kernel, job, addresses, {
      output: rowsOf(result.output, job, round, job.dV),
      logSumExp: rowsOf(result.logSumExp, job, round, 1),
    });
  }
  return result;
}

/** Bytes of each array in the first round; no round is larger. */
function sizesOf(kernel: Kernel, job: FusedJob, round: Round) {
  const rows = round.entries * round.rows * keyParts(job).keyParts;
  return {
    ...inputSizes(job, round),
    output: 4 * rows * job.dV,
    logSumExp: 4 * rows,
    scratch: scratchBytesOf(kernel, job) * threadLimit(),
  };
}

function scratchBytesOf({ exports }: Kernel, { dK, dV }: FusedJob): number {
  return exports.forwardTileScratch(dK, dV);
}

function readResult(
  { memory }: Kernel,
  job: FusedJob,
  addresses: Record<keyof FusedForward, number>,
  result: FusedForward,
): void {
  const count = keyParts(job).keyParts;
  const parts = count === 1 ? result : blankResult(result.logSumExp.length * count, job.dV);
  copyOut(memory, addresses.output, parts.output);
  copyOut(memory, addresses.logSumExp, parts.logSumExp);
  if (count > 1) mergeParts(parts, result);
}

function blankResult(rows: number, dV: number): FusedForward {
  return { output: new Float32Array(rows * dV), logSumExp: new Float32Array(rows) };
}
