import { basename } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { kernelFiles, makeKernelFiles } from '../../../src/lab/build/kernel/kernel-files.js';
import { listChapters } from '../../../src/runner/chapters.js';
import { compareOutputs, describeDifferences } from '../../../src/runner/compare-outputs.js';
import { readNotebook } from '../../../src/runner/notebook-file.js';
import { runNotebook } from '../../../src/runner/run-notebook.js';
import { launchBrowser } from '../../support/browser.js';
import { startKernelInPage } from './support/kernel-in-page.js';
import { type KernelSite, serveKernelSite } from './support/kernel-site.js';
import { withoutStills } from './support/without-stills.js';

describe('in a browser, without a server,', function () {
  this.timeout(600_000);
  let browser: Browser | undefined;
  let site: KernelSite;
  before(async function () {
    browser = await launchBrowser(this);
    await makeKernelFiles();
    site = await serveKernelSite(kernelFiles);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const path of listChapters()) {
    const name = basename(path);
    it(`${name} runs to its end, and says what it says in Node.js`, async () => {
      const page = await browser!.newPage();
      const kernel = await startKernelInPage(page, site.url);
      const fresh = await runNotebook(path, { kernel, timeoutSeconds: 300 });
      await page.close();
      const differences = compareOutputs(withoutStills(await readNotebook(path)), withoutStills(fresh));
      expect(describeDifferences(name, differences)).to.equal('');
    });
  }
});
