import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { TestLab } from './test-lab.js';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser for a test suite; the suite is left out where there is none, and fails in CI. */
export async function launchBrowser(context: Mocha.Context): Promise<Browser> {
  const executablePath = places.find((place) => place !== undefined && existsSync(place));
  if (executablePath) return chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const message = 'No Chromium or Chrome found: the tests in a browser need one (or its path in CHROMIUM)';
  if (process.env.CI) throw new Error(message);
  console.warn(`      ${message}; they are LEFT OUT`);
  return context.skip();
}

/** A page of the lab, and everything that went wrong in it. */
export interface LabPage {
  readonly page: Page;
  /** Errors on the console, exceptions, and requests to elsewhere. */
  readonly problems: string[];
}

/** Harmless: Jupyter's shortcuts plugin tells of shortcuts that two plugins define. */
const harmless = /is duplicated/;

/** Opens a path of the lab in a context that has the cookie. */
export async function openPage(context: BrowserContext, lab: TestLab, path: string): Promise<LabPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const problems: string[] = [];
  const note = (text: string) => {
    if (!harmless.test(text)) problems.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => note(String(error.stack)));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && host !== `127.0.0.1:${lab.port}`) note(`request to ${request.url()}`);
  });
  await page.goto(`http://127.0.0.1:${lab.port}${path}?token=${lab.token}`);
  return { page, problems };
}

/** Opens a notebook and waits until its kernel can run something. */
export async function openNotebook(context: BrowserContext, lab: TestLab, name: string): Promise<LabPage> {
  const opened = await openPage(context, lab, `/notebooks/${name}`);
  await opened.page.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
  await opened.page.locator('.jp-CodeCell').first().waitFor();
  await kernelIs(opened.page, 'idle');
  return opened;
}

/** Waits for a state of the kernel, as the page shows it. */
export async function kernelIs(page: Page, state: 'idle' | 'busy'): Promise<void> {
  await page.locator(`.jp-Notebook-ExecutionIndicator[data-status="${state}"]`).waitFor();
}

/** The n-th code cell, from 0. */
export function codeCell(page: Page, index: number): Locator {
  return page.locator('.jp-CodeCell').nth(index);
}

/** Writes code over a cell's own. */
export async function writeCell(page: Page, index: number, code: string): Promise<void> {
  await codeCell(page, index).locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}

/** Writes and runs code in a cell, without leaving it. */
export async function runCell(page: Page, index: number, code: string): Promise<void> {
  await writeCell(page, index, code);
  await page.keyboard.press('Control+Enter');
}

/** Chooses an entry of the menu bar, for example `menu(page, 'Run', 'Run All Cells')`. */
export async function menu(page: Page, ...names: string[]): Promise<void> {
  const [bar, ...entries] = names;
  await page.locator('.lm-MenuBar-item', { hasText: bar! }).click();
  for (const entry of entries) {
    const item = page.locator('.lm-Menu-item', { has: page.getByText(entry, { exact: true }) }).last();
    await item.hover();
    if (entry === entries.at(-1)) await item.click();
  }
}

/** Keeps a picture of the page in `.cache/screenshots`, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join('.cache', 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
