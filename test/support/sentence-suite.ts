import { basename } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { listParameters } from '../../src/format/parameters.js';
import { kernelFiles, makeKernelFiles } from '../../src/lab/build/kernel/kernel-files.js';
import { listChapters } from '../../src/runner/chapters.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { startKernelInPage } from '../lab/kernel/support/kernel-in-page.js';
import { type KernelSite, serveKernelSite } from '../lab/kernel/support/kernel-site.js';
import { faultsOf } from './any-sentence.js';
import { launchBrowser } from './browser.js';
import { trials } from './sentence-trials.js';

/** Into so many files the chapters go, for two processes to share: the first chapter into the first, and so on. */
export const FILES = 2;

/** The chapters that have parameters, in reading order. */
export async function chaptersToTry(): Promise<string[]> {
  const chapters = listChapters();
  const notebooks = await Promise.all(chapters.map((path) => readNotebook(path)));
  return chapters.filter((_, i) => listParameters(notebooks[i]!).length > 0);
}

/** Holds one file's share of the chapters against all trials, in the kernel that starts soonest: the browser's. */
export async function describeTrials(file: number): Promise<void> {
  const chapters = (await chaptersToTry()).filter((_, i) => i % FILES === file);
  describe(`whatever its parameters are, chapter ${chapters.map((path) => Number(basename(path).slice(0, 2))).join(', ')}`, function () {
    this.timeout(1_200_000);
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

    for (const path of chapters)
      it(`${basename(path)} runs to its end with whole texts, or stops in the parameters cell with one sentence`, async () => {
        const kernel = await startKernelInPage(await browser!.newPage(), site.url);
        expect(await faultsOf(path, trials, kernel)).to.deep.equal([]);
        await kernel.shutdown();
      });
  });
}
