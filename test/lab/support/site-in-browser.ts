import type { Browser, BrowserContext, Page } from 'playwright-core';
import { kernelFiles, makeKernelFiles } from '../../../src/lab/build/kernel/kernel-files.js';
import { launchBrowser } from '../../support/browser.js';
import { type LabPage, watchedPage } from './browser.js';
import { type StaticHost, startStaticHost } from './static-host.js';
import { makeTestSites, type TestSites } from './test-site.js';

/** What the tests of a suite work with. */
export interface SiteInBrowser {
  browser: Browser;
  /** One for all tests of the suite: the same reader. */
  context: BrowserContext;
  sites: TestSites;
  host: StaticHost;
}

/** Builds the browser's kernel, if it isn't up to date, and says where it lies. */
export async function builtKernel(): Promise<string> {
  await makeKernelFiles();
  return kernelFiles;
}

/**
 * Makes the site, and starts a host and a browser, for the suite that calls it.
 *
 * @param kernel builds the kernel and says where it lies; nothing can be run without
 * @param launch starts the browser (Chromium)
 */
export function siteInBrowser(
  kernel?: () => Promise<string>,
  launch: typeof launchBrowser = launchBrowser,
): SiteInBrowser {
  const at = {} as SiteInBrowser;
  before(async function () {
    at.browser = await launch(this);
    at.sites = await makeTestSites(await kernel?.());
    at.host = await startStaticHost(at.sites.first);
    at.context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
  });
  after(async () => {
    await at.browser?.close();
    await at.host?.close();
    await at.sites?.remove();
  });
  return at;
}

/** Opens a page of the site. */
export async function openOnSite({ context, host }: SiteInBrowser, path: string): Promise<LabPage> {
  const opened = await watchedPage(context, new URL(host.url).host);
  await opened.page.goto(`${host.url}${path}`);
  return opened;
}

/** Opens a chapter, and its notebook over the text. */
export async function openSiteNotebook(at: SiteInBrowser, path: string): Promise<LabPage> {
  const opened = await openOnSite(at, path);
  await openOverText(opened.page);
  return opened;
}

/** Opens the notebook over the text of a chapter that is shown; where the reader has work of his own, it comes by itself. */
export async function openOverText(page: Page): Promise<void> {
  const begin = page.getByRole('button', { name: 'Open the notebook' });
  const gone = begin.waitFor({ state: 'detached' });
  gone.catch(() => {}); // of no interest any more
  await Promise.race([begin.click(), gone]).catch(() => {}); // it went under the click
  await page.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
  await page.locator('#reading').waitFor({ state: 'detached' });
  await page.locator('.jp-Cell').first().waitFor();
}

/** In a page: the names of the files that are kept. */
export async function keptFiles(): Promise<string[]> {
  const { name } = (await indexedDB.databases())[0]!;
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name!);
    request.onsuccess = () => resolve(request.result);
  });
  const names = await new Promise<IDBValidKey[]>((resolve) => {
    const request = database.transaction('files').objectStore('files').getAllKeys();
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return names.map(String);
}

/** In a page: the text of a file that is kept; undefined where the site's own is still shown. */
export async function keptText(file: string): Promise<string | undefined> {
  const { name } = (await indexedDB.databases())[0]!;
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name!);
    request.onsuccess = () => resolve(request.result);
  });
  const kept = await new Promise<{ bytes: Uint8Array } | undefined>((resolve) => {
    const request = database.transaction('files').objectStore('files').get(file);
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return kept && new TextDecoder().decode(kept.bytes);
}
