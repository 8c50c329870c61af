import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { kernelFiles, makeKernelFiles } from '../../../src/lab/build/kernel/kernel-files.js';
import { cellsSuite } from '../../kernel/suite/cells-suite.js';
import { kernelSuite } from '../../kernel/suite/kernel-suite.js';
import { launchBrowser } from '../../support/browser.js';
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

  it('says which modules there are when a cell imports another one', async () => {
    for (const code of ["import fs from 'fs';", "import { cpus } from 'node:os';"]) {
      const { evalue } = await kernel.execute(code);
      expect(evalue).to.match(
        /^expected an import of @tensorflow\/tfjs, attention-kit or tslab, got (fs|node:os): in a browser there are no other modules, no files and no processes$/,
      );
    }
  });
});
