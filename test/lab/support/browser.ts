import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Lab } from '../../../src/lab/server/start-lab.js';
import { until } from '../../support/until.js';

/** A lab, in whatever process it runs. */
type Reachable = Pick<Lab, 'port' | 'token'>;

/** A page of the lab, and everything that went wrong in it. */
export interface LabPage {
  readonly page: Page;
  /** Errors on the console, exceptions, and requests to elsewhere. */
  readonly problems: string[];
}

/** Harmless: Jupyter's shortcuts plugin tells of shortcuts that two plugins define. */
const harmless = /is duplicated/;

/** Opens a path of the lab in a context that has the cookie. */
export async function openPage(context: BrowserContext, lab: Reachable, path: string): Promise<LabPage> {
  const host = `127.0.0.1:${lab.port}`;
  const opened = await watchedPage(context, host);
  await opened.page.goto(`http://${host}${path}?token=${lab.token}`);
  return opened;
}

/** An empty page that may ask this host only. */
export async function watchedPage(context: BrowserContext, allowed: string): Promise<LabPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
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
    if (/^(http|ws)/.test(protocol) && host !== allowed) note(`request to ${request.url()}`);
  });
  return { page, problems };
}

/** Opens a notebook and waits until its kernel can run something. */
export async function openNotebook(context: BrowserContext, lab: Reachable, name: string): Promise<LabPage> {
  const opened = await openPage(context, lab, `/notebooks/${name}`);
  await opened.page.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
  await opened.page.locator('.jp-CodeCell').first().waitFor();
  await kernelIs(opened.page, 'idle');
  return opened;
}

/** Opens a notebook to be read: its page gets no kernel, which would take its time, and nothing can be run. */
export async function openToRead(context: BrowserContext, lab: Reachable, name: string): Promise<LabPage> {
  await context.route(/\/api\/sessions/, (route) =>
    route.request().method() === 'POST' ? undefined : route.continue(),
  ); // what asks for a kernel is never answered
  const opened = await openPage(context, lab, `/notebooks/${name}`);
  await opened.page.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
  await opened.page.locator('.jp-Cell').first().waitFor();
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
  const folded = codeCell(page, index).getByRole('button', { name: 'Show code' });
  const input = codeCell(page, index).locator('.cm-content');
  await until(async () => {
    if (await folded.isVisible()) await folded.click();
    return input.click({ timeout: 2000 }).then(
      () => true,
      () => false, // it was folded meanwhile
    );
  }, 60);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}

/** Writes and runs code in a cell, without leaving it. */
export async function runCell(page: Page, index: number, code: string): Promise<void> {
  await writeCell(page, index, code);
  await page.keyboard.press('Control+Enter');
}

/** Saves by the menu, and waits until the server has it. */
export async function save(page: Page): Promise<void> {
  const saved = page.waitForResponse(
    (answer) => /api\/contents/.test(answer.url()) && answer.request().method() === 'PUT',
  );
  await menu(page, 'File', 'Save Notebook');
  await saved;
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

/** Whether pictures are asked for, by `ATTENTION_KIT_SCREENSHOTS=1`: they cost a second or two each. */
export const keepsPictures: boolean = process.env.ATTENTION_KIT_SCREENSHOTS === '1';

/** Keeps a picture of the page in `.cache/screenshots`, for people to look at, if they asked for it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!keepsPictures) return;
  const folder = join('.cache', 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
