import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { FusedJob } from '../../src/fused/fused-job.js';
import { JOB_POINTER, readJob, writeJob } from '../../src/fused/job-fields.js';
import { chooseKernel, type Kernel, useKernel } from '../../src/fused/kernel.js';
import { runBackward } from '../../src/fused/run-backward.js';
import { runForward } from '../../src/fused/run-forward.js';
import { limitThreads } from '../../src/fused/run-tiles.js';
import { expectNear } from './compare.js';
import { normals, randomJob } from './random-job.js';

const ALL = Number.POSITIVE_INFINITY;
const large = { seed: 1, batch: 1, n: 701, m: 701, dK: 32, dV: 32 };
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Helpers take a while to start; until then the caller works alone. */
async function wakeHelpers(): Promise<void> {
  runForward(randomJob(large));
  await pause(200);
}

/** All that a job gives, gradients too, as one array of bits. */
function bitsOf(job: FusedJob): Uint32Array {
  const forward = runForward(job)!;
  const dOutput = normals(forward.output.length, 99);
  const { dQueries, dKeys, dValues } = runBackward(job, forward, dOutput)!;
  const all = [forward.output, forward.logSumExp, dQueries, dKeys, dValues].flatMap((part) => [...part]);
  return new Uint32Array(Float32Array.from(all).buffer);
}

/**
 * A kernel whose first tile on this thread leads all helpers into a trap: an address outside of memory, for half a second.
 * They start, claim a tile, and die with it.
 */
function deadlyKernel(): { kernel: Kernel; traps: () => number } {
  const kernel = chooseKernel({})!;
  let traps = 0;
  const forwardTile = (job: number, tile: number, scratch: number) => {
    if (traps === 0) {
      traps++;
      const keys = readJob(kernel.memory, 'keys');
      writeJob(kernel.memory, { keys: 0x7ffffff0 });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      writeJob(kernel.memory, { keys });
    }
    kernel.exports.forwardTile(job, tile, scratch);
  };
  return { kernel: { ...kernel, exports: { ...kernel.exports, forwardTile } }, traps: () => traps };
}

describe('fused attention on several threads', () => {
  before(function () {
    chooseKernel({});
    if (limitThreads(ALL) < 2) this.skip();
  });
  afterEach(() => {
    limitThreads(ALL);
    chooseKernel({});
  });

  it('gives the same bits as on one', async () => {
    const jobs = {
      plain: randomJob(large),
      causal: randomJob({ ...large, causal: true, n: 809 }),
      masked: randomJob({ ...large, batch: 3, mask: [true, true, true], bias: [false, false, true] }),
      'few queries': randomJob({ ...large, n: 3, m: 20_011 }),
      heads: randomJob({ ...large, batch: 8, n: 257, m: 257 }),
    };
    await wakeHelpers();
    for (const [name, job] of Object.entries(jobs)) {
      limitThreads(1);
      const alone = bitsOf(job);
      limitThreads(ALL);
      for (let turn = 0; turn < 3; turn++)
        expect(Buffer.compare(Buffer.from(bitsOf(job).buffer), Buffer.from(alone.buffer)), name).to.equal(0);
    }
  });

  it('is shared out: other threads compute some of the tiles', async () => {
    const kernel = chooseKernel({})!;
    let own = 0;
    const forwardTile = (job: number, tile: number, scratch: number) => {
      own++;
      kernel.exports.forwardTile(job, tile, scratch);
    };
    useKernel({ ...kernel, exports: { ...kernel.exports, forwardTile } });
    const job = randomJob({ ...large, n: 4001 });
    await wakeHelpers();
    let least = ALL;
    for (let turn = 0; turn < 10; turn++) {
      own = 0;
      runForward(job);
      least = Math.min(least, own);
    }
    expect(least).to.be.within(1, kernel.exports.forwardTileCount(JOB_POINTER) - 1);
  });

  it('answers rightly when helpers die in the middle of a call, and in the calls after', async () => {
    const job = randomJob(large);
    const expected = runForward(job)!.output;
    const { kernel, traps } = deadlyKernel();
    useKernel(kernel);
    expectNear(runForward(job)!.output, expected, 0, 'the call in which they die');
    expect(traps()).to.equal(1);
    const started = Date.now();
    expectNear(runForward(job)!.output, expected, 0, 'the next call, before anyone was told');
    expect(Date.now() - started, 'ms until they were given up').to.be.within(1900, 6000);
    await pause(100);
    expectNear(runForward(job)!.output, expected, 0, 'a call afterwards');
  });
});

describe('a program that used several threads', () => {
  const url = (path: string) => new URL(`../../src/${path}`, import.meta.url).href;
  const run = (lines: string) => {
    const program = `
      const { runForward } = await import('${url('fused/run-forward.js')}');
      const numbers = (length) => Float32Array.from({ length }, (_, i) => Math.sin(i));
      const job = (n) => ({ queries: numbers(n * 32), keys: numbers(n * 32), values: numbers(n * 32),
        batch: 1, n, m: n, dK: 32, dV: 32, scale: 0.2, causal: false });
      ${lines}`;
    return promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { timeout: 10_000 });
  };

  it('ends by itself, at once', async () => {
    const { stdout } = await run(`
      runForward(job(1500));
      await new Promise((resolve) => setTimeout(resolve, 200)); // helpers are there, and sleep
      runForward(job(1500));
      console.log(Date.now());`);
    expect(Date.now() - Number(stdout)).to.be.below(2000);
  });

  it('burns nothing while it waits', async () => {
    const { stdout } = await run(`
      runForward(job(1500));
      await new Promise((resolve) => setTimeout(resolve, 300));
      runForward(job(1500));
      await new Promise((resolve) => setTimeout(resolve, 300));
      const before = process.cpuUsage();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const { user, system } = process.cpuUsage(before);
      console.log((user + system) / 1000);`);
    expect(Number(stdout), 'ms of a core in a second').to.be.below(50);
  });
});
