import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { startKernel } from '../../src/runner/kit-kernel.js';
import { isAlive, until } from './support.js';

const client = new URL('../../src/runner/kit-kernel.js', import.meta.url).href;

/** Starts a client in a process of its own, which starts a kernel and sends it a cell; tells both numbers. */
async function startClient(code: string): Promise<{ clientPid: number; kernelPid: number }> {
  const script = `
    import { startKernel } from '${client}';
    const kernel = await startKernel();
    void kernel.execute(${JSON.stringify(code)}, () => {});
    setTimeout(() => console.log(kernel.pid), 500);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { clientPid: child.pid!, kernelPid: Number(line) };
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
  for (const [what, code] of Object.entries(cells))
    it(`ends within three seconds when it ${what}`, async () => {
      const { clientPid, kernelPid } = await startClient(code);
      expect(isAlive(kernelPid)).to.equal(true);
      process.kill(clientPid, 'SIGKILL');
      expect(await until(() => !isAlive(kernelPid), 3), 'ended').to.equal(true);
    });
});

describe('a kernel that is shut down', function () {
  this.timeout(120_000);

  it('ends by itself although a timer is pending', async () => {
    const kernel = await startKernel();
    await kernel.execute('void setInterval(() => {}, 10);');
    const began = Date.now();
    await kernel.shutdown();
    expect(await kernel.ended).to.equal('ended with exit code 0');
    expect(Date.now() - began).to.be.below(1500);
  });
  it('is ended by its guard when it loops', async () => {
    const kernel = await startKernel();
    void kernel.execute('while (true) {}').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    await kernel.shutdown();
    expect(await kernel.ended).to.equal('ended with SIGKILL');
  });
  it('takes along what its cells have started', async () => {
    const kernel = await startKernel();
    let pid = 0;
    const code = "import { spawn } from 'child_process';\nconsole.log(spawn('sleep', ['100']).pid);";
    await kernel.execute(code, ({ content }) => {
      if (content.text) pid = Number(content.text);
    });
    expect(isAlive(pid)).to.equal(true);
    kernel.kill();
    await kernel.ended;
    expect(await until(() => !isAlive(pid), 2)).to.equal(true);
  });
  it('leaves no connection file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-test-'));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    const kernel = await startKernel();
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    const left = await readdir(folder);
    await kernel.shutdown();
    await rm(folder, { recursive: true });
    expect(left).to.deep.equal([]);
  });
  it('refuses further requests with how it ended', async () => {
    const kernel = await startKernel();
    await kernel.shutdown();
    const answer = await kernel.execute('1').catch((error: Error) => error.message);
    expect(answer).to.equal('the kernel ended with exit code 0');
  });
});
