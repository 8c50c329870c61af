import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../../support/until.js';
import type { Contender, Served } from './contenders.js';

/** What a visit took: bytes as they came, compressed, and milliseconds since the page was asked for. */
export interface Visit {
  readonly textBytes: number;
  readonly text: number;
  readonly cellBytes: number;
  readonly cell: number;
  readonly notebook: number;
}

/** How long a cell may take on a slow machine. */
const patience = 180_000;

/** Opens the page, and runs its first cell as soon as it can be run. */
export async function visit(context: BrowserContext, contender: Contender, served: Served): Promise<Visit> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const bytes = await countedBytes(page, served);
  const began = performance.now();
  const since = () => performance.now() - began;
  await page.goto(served.url, { waitUntil: 'commit' });
  await page.locator(contender.text).first().waitFor();
  const text = since();
  const textBytes = bytes();
  if (contender.reads) await page.locator('section.code button.run').first().click();
  const cell = contender.reads ? page.locator('section.code button.run', { hasText: '✓' }) : undefined;
  const done = cell ? cell.first().waitFor().then(since) : undefined;
  done?.catch(() => {}); // the notebook may be there before: then its cell tells
  const notebook = notebookShown(page).then(since);
  const inNotebook = contender.reads ? ranInNotebook(page).then(since) : runInNotebook(page).then(since);
  const result = await Promise.race([...(done ? [done] : []), inNotebook]);
  const cellBytes = textBytes + bytes();
  const figures = { textBytes, text, cellBytes, cell: result, notebook: await notebook };
  await inNotebook; // what a service worker keeps is whole then
  await page.close();
  return figures;
}

async function notebookShown(page: Page): Promise<void> {
  await page.locator('.jp-CodeCell .jp-InputPrompt').first().waitFor();
}

function ranInNotebook(page: Page): Promise<void> {
  const prompt = page.locator('.jp-CodeCell .jp-InputPrompt').first();
  return prompt.filter({ hasText: /\d/ }).waitFor();
}

/** A page may drop what it is asked before its kernel is there: it is asked again. */
async function runInNotebook(page: Page): Promise<void> {
  const cell = page.locator('.jp-CodeCell').first();
  const prompt = cell.locator('.jp-InputPrompt').first(); // its code may be folded
  await prompt.click();
  await until(async () => {
    const told = (await prompt.textContent()) ?? '';
    if (/\d/.test(told)) return true;
    if (!told.includes('*')) await page.keyboard.press('Control+Enter');
    return prompt
      .filter({ hasText: /\d/ })
      .waitFor({ timeout: 250 })
      .then(
        () => true,
        () => false,
      );
  }, patience / 1000);
}

/** Bytes since this was last asked. */
async function countedBytes(page: Page, { bytes }: Served): Promise<() => number> {
  if (bytes) {
    bytes();
    return bytes;
  }
  let sum = 0;
  const session = await page.context().newCDPSession(page);
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sum += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => {
    const before = sum;
    sum = 0;
    return before;
  };
}
