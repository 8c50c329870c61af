import type { FusedJob } from './fused-job.js';
import { JOB_POINTER, writeJob } from './job-fields.js';
import { fusedKernel } from './kernel.js';
import { copyOut, layOut } from './lay-out.js';
import { inputSizes, loadRound, rowsOf } from './load-round.js';
import { rounds } from './rounds.js';
import { runTiles, threadLimit } from './run-tiles.js';

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
  const { memory, exports } = kernel;
  const { batch, n, dK, dV } = job;
  const output = new Float32Array(batch * n * dV);
  const logSumExp = new Float32Array(batch * n);
  const all = rounds(job);
  if (all.length === 0) return { output, logSumExp };
  const scratchBytes = exports.forwardTileScratch(dK, dV);
  const mostRows = all[0]!.entries * all[0]!.rows; // no round is larger than the first
  const addresses = layOut(memory, {
    ...inputSizes(job, all[0]!),
    output: 4 * mostRows * dV,
    logSumExp: 4 * mostRows,
    scratch: scratchBytes * threadLimit,
  });
  for (const round of all) {
    loadRound(memory, job, round, addresses);
    writeJob(memory, { scratchBytes });
    runTiles(kernel, 'forwardTile', JOB_POINTER, exports.forwardTileCount(JOB_POINTER));
    copyOut(memory, addresses.output, rowsOf(output, job, round, dV));
    copyOut(memory, addresses.logSumExp, rowsOf(logSumExp, job, round, 1));
  }
  return { output, logSumExp };
}
