import { expect } from 'chai';
import type { KernelClient } from '../../src/jupyter/kernel-client.js';
import { startKernel } from '../../src/runner/kit-kernel.js';
import { cellsSuite } from '../kernel/suite/cells-suite.js';
import { prints, runIn } from '../kernel/suite/printed-by.js';

describe('a cell', function () {
  this.timeout(60_000);
  let kernel: KernelClient;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.shutdown());
  const run = (code: string) => runIn(kernel, code);

  cellsSuite(() => kernel);

  const children: [title: string, code: string, stdout: string, stderr?: string][] = [
    [
      'spawnSync',
      "spawnSync('sh', ['-c', 'echo out; echo err >&2'], { stdio: 'inherit' }).stdout;",
      'out\n',
      'err\n',
    ],
    [
      'execFileSync with numbers',
      "execFileSync('echo', ['two'], { stdio: [0, 1, 2] }); 'then'",
      'two\nthen\n',
    ],
    [
      'execSync, which shows the rest anyway',
      "execSync('echo out; echo warn >&2').toString().trim()",
      'out\n',
      'warn\n',
    ],
    [
      'execSync with its own input',
      "execSync('cat', { input: 'in', stdio: ['pipe', 'inherit', 'inherit'] });",
      'in',
    ],
    [
      'spawn',
      "await new Promise((end) => spawn('sh', ['-c', 'echo out; echo err >&2'], { stdio: ['ignore', process.stdout, 'inherit'] }).on('close', end)); 'end'",
      'out\nend\n',
      'err\n',
    ],
  ];
  for (const [title, code, stdout, stderr] of children)
    it(`shows what a child process writes that inherits its output: ${title}`, async () => {
      await run("import { execFileSync, execSync, spawn, spawnSync } from 'node:child_process';");
      expect(await run(code)).to.deep.equal(prints(stdout, stderr));
    });
  it('shows what a child wrote before it failed', async () => {
    const { stdout, error } = await run("execSync('echo first; exit 3', { stdio: 'inherit' })");
    expect({ stdout, error }).to.deep.equal({
      stdout: 'first\n',
      error: 'Command failed: echo first; exit 3',
    });
  });
});
