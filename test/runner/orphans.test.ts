import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import type { KernelClient } from '../../src/jupyter/kernel-client.js';
import { startKernel } from '../../src/runner/kit-kernel.js';
import { isAlive } from '../support/processes.js';
import { until } from '../support/until.js';
import { mark } from './mark.js';

const client = new URL('../../src/runner/kit-kernel.js', import.meta.url).href;

/** Starts a client in a process of its own, which starts a kernel for each of these cells and tells all numbers. */
async function startClient(cells: string[]): Promise<{ clientPid: number; kernelPids: number[] }> {
  const script = `
    import { startKernel } from '${client}';
    const kernels = await Promise.all(${JSON.stringify(cells)}.map(async (cell) => {
      const kernel = await startKernel();
      kernel.execute(cell).catch(() => {});
      return kernel;
    }));
    console.log(JSON.stringify(kernels.map(({ pid }) => pid)));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { clientPid: child.pid!, kernelPids: JSON.parse(line) };
  throw new Error('the client ended');
}

describe('a kernel whose client was killed', function () {
  this.timeout(120_000);
  const cells = {
    'is idle': '1',
    loops: 'while (true) {}',
    'has a timer': 'void setInterval(() => console.log(1), 10);',
    'waits for ever': 'await new Promise(() => {});',
  };
  let ends: Promise<void>[];
  before(async () => {
    const marked = Object.values(cells).map((cell) => ({ cell, ...mark() }));
    const { clientPid, kernelPids } = await startClient(marked.map(({ cell, code }) => `${code} ${cell}`));
    await Promise.all(marked.map(({ seen }) => seen()));
    expect(kernelPids.map(isAlive)).to.deep.equal([true, true, true, true]);
    process.kill(clientPid, 'SIGKILL');
    ends = kernelPids.map((pid) => until(() => !isAlive(pid), 3));
    for (const end of ends) end.catch(() => {}); // told by the tests
  });

  for (const [i, what] of Object.keys(cells).entries())
    it(`ends within three seconds when it ${what}`, () => ends[i]!);
});

describe('a kernel that is shut down', function () {
  this.timeout(120_000);
  let waiting: KernelClient;
  let looping: KernelClient;
  let spawning: KernelClient;
  let filesLeft: string[];
  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-test-'));
    const { TMPDIR = tmpdir() } = process.env;
    process.env.TMPDIR = folder;
    [waiting, looping, spawning] = await Promise.all([startKernel(), startKernel(), startKernel()]);
    process.env.TMPDIR = TMPDIR;
    filesLeft = await readdir(folder);
    await rm(folder, { recursive: true });
  });

  it('leaves no connection file', () => expect(filesLeft).to.deep.equal([]));

  it('ends by itself although a timer is pending', async () => {
    await waiting.execute('void setInterval(() => {}, 10);');
    const began = Date.now();
    await waiting.shutdown();
    expect(await waiting.ended).to.equal('ended with exit code 0');
    expect(Date.now() - began).to.be.below(1500);
  });

  it('refuses further requests with how it ended', async () => {
    const answer = await waiting.execute('1').catch((error: Error) => error.message);
    expect(answer).to.equal('the kernel ended with exit code 0');
  });

  it('is ended by its guard when it loops', async () => {
    const { code, seen } = mark();
    looping.execute(`${code} while (true) {}`).catch(() => {});
    await seen();
    await looping.shutdown();
    expect(await looping.ended).to.equal('ended with SIGKILL');
  });

  it('takes along what its cells have started', async () => {
    let pid = 0;
    const code = "import { spawn } from 'child_process';\nconsole.log(spawn('sleep', ['100']).pid);";
    await spawning.execute(code, ({ content }) => {
      if (content.text) pid = Number(content.text);
    });
    expect(isAlive(pid)).to.equal(true);
    spawning.kill();
    await spawning.ended;
    await until(() => !isAlive(pid), 2);
  });
});
