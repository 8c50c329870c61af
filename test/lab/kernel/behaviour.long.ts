import { inspect } from 'node:util';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { kernelFiles, makeKernelFiles } from '../../../src/lab/build/kernel/kernel-files.js';
import { findChapter } from '../../../src/runner/chapters.js';
import { readNotebook } from '../../../src/runner/notebook-file.js';
import { cellsSuite } from '../../kernel/suite/cells-suite.js';
import { kernelSuite } from '../../kernel/suite/kernel-suite.js';
import { prints, runIn } from '../../kernel/suite/printed-by.js';
import { launchBrowser } from '../../support/browser.js';
import { pause } from '../../support/until.js';
import { type KernelInPage, startKernelInPage } from './support/kernel-in-page.js';
import { type KernelSite, serveKernelSite } from './support/kernel-site.js';

describe('the kernel in a browser', function () {
  this.timeout(180_000);
  let browser: Browser | undefined;
  let site: KernelSite;
  let kernel: KernelInPage;
  before(async function () {
    browser = await launchBrowser(this);
    await makeKernelFiles();
    site = await serveKernelSite(kernelFiles);
    kernel = await startKernelInPage(await browser.newPage(), site.url);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  describe('behaves as the one in Node.js:', () => kernelSuite(() => kernel));
  describe('makes of a cell what the one in Node.js does: it', () => cellsSuite(() => kernel));

  it('runs a cell of a chapter before it has loaded the compiler', async () => {
    const asked: string[] = [];
    const page = await browser!.newPage();
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/.*\//, '')));
    const quick = await startKernelInPage(page, site.url);
    const { cells } = await readNotebook(findChapter('3'));
    const codes = cells.filter(({ cell_type }) => cell_type === 'code').slice(0, 2);
    for (const { source } of codes) expect((await quick.execute(source)).status).to.equal('ok');
    expect(asked).to.include('execute-worker.js');
    expect(asked).not.to.include('compile-worker.js');
    expect((await quick.execute('const own = 6 * 7; own')).status).to.equal('ok');
    expect(asked).to.include('compile-worker.js');
    await page.close();
  });

  it('says what is lost when it must end a cell with its worker', async () => {
    await kernel.execute('const before = 1;');
    const cell = kernel.execute('for (;;);');
    await pause(300);
    await kernel.interrupt();
    expect((await cell).evalue).to.match(
      /^cell \d+ was interrupted: it was busy, so its worker had to be ended, and the variables of all cells with it; run them again$/,
    );
    expect((await kernel.execute('before')).evalue).to.equal("Cannot find name 'before'.");
  });

  it('keeps a cell from running that is interrupted before it is compiled', async () => {
    const cell = kernel.execute("console.log('too late')");
    await kernel.interrupt();
    const { status } = await cell;
    if (status === 'error') expect((await kernel.execute('1')).status).to.equal('ok');
  });

  it('forgets everything when it is restarted, and answers waiting cells with aborted', async () => {
    await kernel.execute('const before = 1;');
    const cells = [kernel.execute('await new Promise(() => {});'), kernel.execute('2')];
    await pause(200);
    await kernel.restart();
    const [first, second] = await Promise.all(cells);
    expect(first!.evalue).to.match(/^cell \d+ was interrupted: the kernel was restarted$/);
    expect(second!.status).to.equal('aborted');
    const { execution_count, evalue } = await kernel.execute('before');
    expect({ execution_count, evalue }).to.deep.equal({
      execution_count: 1,
      evalue: "Cannot find name 'before'.",
    });
  });

  it('says which modules there are when a cell imports another one', async () => {
    for (const code of ["import fs from 'fs';", "import { cpus } from 'node:os';"]) {
      const { evalue } = await kernel.execute(code);
      expect(evalue).to.match(
        /^expected an import of @tensorflow\/tfjs, attention-kit or tslab, got (fs|node:os): in a browser there are no other modules, no files and no processes$/,
      );
    }
    expect((await kernel.execute("require('fs')")).evalue).to.match(/^expected an import of .*, got fs: /);
    expect((await kernel.execute('process.cwd()')).evalue).to.equal(
      "expected a name that a browser has, got process: it is Node.js' own",
    );
  });

  it('has the versions that it says, and prints as Node.js prints', async () => {
    const printed = await runIn(
      kernel,
      "import { versions } from 'tslab';\nconsole.log('%s %d %o', versions.tslab, 5, [1]);\nnew Map([['a', new Float32Array(2)]])",
    );
    expect(printed).to.deep.equal(
      prints(`1.0.22 5 [ 1, [length]: 1 ]\n${inspect(new Map([['a', new Float32Array(2)]]))}\n`),
    );
  });
});
