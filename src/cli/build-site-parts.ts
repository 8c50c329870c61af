import { existsSync } from 'node:fs';
import { isPageFresh, staticFolder } from '../lab/build/freshness.js';
import { makeKernelFiles } from '../lab/build/kernel/kernel-files.js';
import { say } from './say.js';

/** Builds what a site is made of, as far as it isn't there: an installed kit brings it built. */
export async function buildSiteParts(): Promise<void> {
  await buildPageParts();
  await makeKernelFiles(say);
}

/** The same without a kernel: the pages, and the chapters' texts. */
export async function buildPageParts(): Promise<void> {
  if (!isPageFresh()) await (await import('../lab/build/build-page.js')).buildPage(say);
  if (existsSync(staticFolder)) await (await import('../lab/build/reading/build-reading.js')).buildReading();
}
