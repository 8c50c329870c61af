import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
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
  before(async () => {
    [waiting, looping] = await Promise.all([startKernel(), startKernel()]);
  });

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

  const ends: Record<string, (kernel: KernelClient) => unknown> = {
    'is shut down': (kernel) => kernel.shutdown(),
    'is ended at once': (kernel) => kernel.kill(),
    'was killed by somebody else': ({ pid }) => process.kill(pid, 'SIGKILL'),
    'ends itself': (kernel) => kernel.execute('process.exit(0)').catch(() => {}),
  };
  for (const [how, end] of Object.entries(ends))
    it(`takes along what its cells have started, and what that has started, when it ${how}`, async () => {
      const kernel = await startKernel();
      let text = '';
      const code = `import { spawn } from 'child_process';
        const shell = spawn('sh', ['-c', 'sleep 100 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
        const inner = await new Promise((resolve) => shell.stdout.once('data', resolve));
        console.log(shell.pid, String(inner));`;
      await kernel.execute(code, ({ content }) => {
        text += content.text ?? '';
      });
      const pids = text.trim().split(/\s+/).map(Number);
      expect(pids).to.have.length(2);
      expect(pids.map(isAlive)).to.deep.equal([true, true]);
      void end(kernel);
      await kernel.ended;
      await until(() => !pids.some(isAlive), 2);
    });
  it('keeps its sockets in a folder that is private, and leaves nothing of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ak-'));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    const kernel = await startKernel();
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    const [own] = await readdir(folder);
    const { mode } = await stat(join(folder, own!));
    const held = await readdir(join(folder, own!));
    await kernel.shutdown();
    const left = await readdir(folder);
    await rm(folder, { recursive: true });
    expect(kernel.connection.transport).to.equal('ipc');
    expect(mode & 0o777).to.equal(0o700);
    expect(held.sort()).to.deep.equal(['s-1', 's-2', 's-3', 's-4', 's-5']); // no connection file, which holds the key
    expect(left).to.deep.equal([]);
  });
});
