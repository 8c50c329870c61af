import type { FusedJob } from '../../../src/fused/fused-job.js';
import { JOB_POINTER } from '../../../src/fused/job-fields.js';
import { chooseKernel, fusedKernel, useKernel } from '../../../src/fused/kernel.js';
import { runBackward } from '../../../src/fused/run-backward.js';
import { runForward } from '../../../src/fused/run-forward.js';
import { limitThreads } from '../../../src/fused/run-tiles.js';
import { doubleAttention, doubleGradients } from '../double-attention.js';
import { normals, randomJob } from '../random-job.js';

/** What a page or a worker found out about fused attention. */
export interface BrowserReport {
  variant: string;
  threads: number;
  /** The largest differences to doubles. */
  outputError: number;
  gradientError: number;
  /** Whether one thread gave the same bits as all. */
  sameBits: boolean;
  /** Tiles of a large job, and the fewest that the caller itself had to compute in five runs. */
  tiles: number;
  ownTiles: number;
}

/** Runs in the browser. */
export async function report(): Promise<BrowserReport> {
  chooseKernel({});
  const threads = limitThreads(Number.POSITIVE_INFINITY);
  const job = randomJob({ seed: 1, batch: 2, n: 521, m: 619, dK: 33, dV: 35, causal: true });
  const dOutput = normals(2 * 521 * 35, 9);
  runForward(job); // starts helpers, which come when the page has a moment
  await new Promise((resolve) => setTimeout(resolve, 500));
  const forward = runForward(job)!;
  const gradients = runBackward(job, forward, dOutput)!;
  const expected = doubleGradients(job, dOutput);
  const large = randomJob({ seed: 2, batch: 1, n: 2048, m: 2048, dK: 64, dV: 64 });
  const together = runForward(large)!.output;
  const { tiles, ownTiles } = await sharedTiles(large);
  limitThreads(1);
  const alone = runForward(large)!.output;
  const names = ['dQueries', 'dKeys', 'dValues'] as const;
  return {
    variant: JSON.stringify(fusedKernel()!.variant),
    threads,
    outputError: difference(forward.output, doubleAttention(job).output),
    gradientError: Math.max(...names.map((name) => difference(gradients[name], expected[name]))),
    sameBits: together.every((x, i) => x === alone[i]),
    tiles,
    ownTiles,
  };
}

async function sharedTiles(job: FusedJob): Promise<{ tiles: number; ownTiles: number }> {
  const kernel = fusedKernel()!;
  let own = 0;
  const forwardTile: typeof kernel.exports.forwardTile = (...all) => {
    own++;
    kernel.exports.forwardTile(...all);
  };
  useKernel({ ...kernel, exports: { ...kernel.exports, forwardTile } });
  const fewest = [];
  for (let turn = 0; turn < 5; turn++) {
    own = 0;
    runForward(job);
    fewest.push(own);
    await new Promise((resolve) => setTimeout(resolve, 200)); // helpers come when the page has a moment
  }
  useKernel(kernel);
  return { tiles: kernel.exports.forwardTileCount(JOB_POINTER), ownTiles: Math.min(...fewest) };
}

function difference(actual: Float32Array, expected: Float64Array): number {
  return actual.reduce((most, x, i) => Math.max(most, Math.abs(x - expected[i]!)), 0);
}

Object.assign(globalThis, { report });
if (typeof document === 'undefined') report().then(postMessage, (error) => postMessage(String(error)));
