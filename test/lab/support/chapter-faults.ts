import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { scrollers } from '../../../src/lab/page/view/names.js';
import { until } from '../../support/until.js';
import { openToRead } from './browser.js';
import { faults } from './faults.js';
import { blankPlots } from './plots.js';
import type { TestLab } from './test-lab.js';

/** Opens a chapter to be read, and waits until all of it is drawn. */
export async function openWhole(browser: Browser, lab: TestLab, name: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const { page } = await openToRead(context, lab, name);
  await drawWhole(page, join(lab.folder, name));
  return page;
}

/** Waits until all cells of a notebook are drawn, which a page puts off for those out of sight. */
export async function drawWhole(page: Page, path: string): Promise<void> {
  const { cells } = JSON.parse(await readFile(path, 'utf8')) as { cells: unknown[] };
  const outer = page.locator('.jp-Notebook .jp-WindowedPanel-outer');
  await until(async () => {
    await outer.evaluate((node) => node.scrollTo(0, node.scrollHeight));
    return (await page.locator('.jp-Notebook .jp-Cell').count()) === cells.length;
  }, 60);
  await blankPlots(page);
}

/** What axe-core finds in a chapter, in the dark theme on a phone, too. */
export async function chapterFaults(page: Page): Promise<string[]> {
  const light = await faults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('body[data-jp-theme-light="false"]').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('.jp-Notebook')!.clientWidth < 400);
  await scrollersReached(page);
  return [...light, ...(await faults(page)).map((fault) => `on a phone in the dark: ${fault}`)];
}

/** Waits until the keyboard reaches what scrolls sideways; the page sees to that as soon as it is calm. */
export async function scrollersReached(page: Page): Promise<void> {
  await page.waitForFunction(whatScrollsIsReached, scrollers);
}

/** Formulas wider than the column, and titles of figures that their figure cuts. */
export function standsOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const right = (node: Element) => node.getBoundingClientRect().right;
    const out = (inner: string, outer: string) =>
      [...document.querySelectorAll(inner)].filter((node) => right(node) > right(node.closest(outer)!) + 1);
    return [
      ...out('.jp-MarkdownOutput mjx-math', '.jp-MarkdownOutput'),
      ...out('.ak-Plot .gtitle', '.main-svg'),
    ].map((node) => node.textContent || node.outerHTML.slice(0, 200));
  });
}

/** In a page: whether the keyboard reaches what scrolls sideways. */
function whatScrollsIsReached(selector: string): boolean {
  const boxes = [...document.querySelectorAll<HTMLElement>(selector)];
  return boxes.every(
    (box) =>
      box.scrollWidth <= box.clientWidth + 1 ||
      getComputedStyle(box).overflowX === 'visible' ||
      box.tabIndex === 0,
  );
}
