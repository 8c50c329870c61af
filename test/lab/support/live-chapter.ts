import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { until } from '../../support/until.js';
import { keepPicture, keepsPictures, menu, openNotebook, save } from './browser.js';
import { blankPlots } from './plots.js';
import type { TestLab } from './test-lab.js';

/** Opens a chapter, saves it as it is, clears its outputs, runs all its cells through the page, looks at each plot, and leaves it open. */
export async function runThroughPage(browser: Browser, lab: TestLab, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const { page, problems } = await openNotebook(context, lab, name);
  const file = join(lab.folder, name);
  const before = await readFile(file, 'utf8');
  await save(page);
  expect(await readFile(file, 'utf8')).to.equal(before);
  await menu(page, 'Edit', 'Clear Outputs of All Cells');
  await page.evaluate(listen);
  await menu(page, 'Run', 'Run All Cells');
  await page.waitForFunction(everyCellHasRun, undefined, { timeout: 120_000, polling: 500 });
  expect(await page.locator('.jp-OutputArea-output[data-mime-type*="stderr"]').allInnerTexts()).to.deep.equal(
    [],
  );
  const found = await page.evaluate(results);
  await until(async () => (await page.evaluate(heard)).length >= found.length);
  expect(await page.evaluate(heard)).to.deep.equal(found);
  expect(await blankPlots(page)).to.deep.equal([]);
  if (keepsPictures) await keepPictures(page, name.replace('.ipynb', ''));
  expect(problems).to.deep.equal([]);
  return page;
}

/** In a page: whether each code cell with something to run has a number. */
function everyCellHasRun(): boolean {
  const cells = [...document.querySelectorAll('.jp-CodeCell')];
  return cells
    .filter((cell) => cell.querySelector('.cm-content')?.textContent?.trim())
    .every((cell) => /\[\d+\]/.test(cell.querySelector('.jp-InputPrompt')?.textContent ?? ''));
}

/** In a page: begins to note what its live region says. */
function listen(): void {
  const said: string[] = [];
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      const region = (node as Element).closest?.('[role="status"], [role="alert"], [aria-live]');
      if (region?.classList.contains('ak-Live')) said.push(...node.textContent!.split('\n'));
    }
  }).observe(document.body, { childList: true, subtree: true });
  (window as unknown as { said: string[] }).said = said;
}

/** In a page: which results of checks were said since, without the word in place of their sign. */
function heard(): string[] {
  const { said } = window as unknown as { said: string[] };
  return said.flatMap((text) => /^(?:Passed|Not yet|Open)\. (.*)$/.exec(text)?.slice(1) ?? []);
}

/** In a page: the results of checks that stand in it, in no live region, without their sign. */
function results(): string[] {
  const signs = [...document.querySelectorAll('.jp-OutputArea-output div > span[role="img"]:first-child')];
  return signs
    .map((sign) => sign.parentElement!)
    .filter((result) => !result.closest('[role="status"], [role="alert"], [aria-live]'))
    .map((result) => result.textContent!.replace(/^[✓✗○]\s*/u, ''));
}

/** For people to look at: in light, in dark, and on a phone. */
async function keepPictures(page: Page, name: string): Promise<void> {
  const first = page.locator('.ak-Plot').first();
  await first.scrollIntoViewIfNeeded();
  await keepPicture(page, `${name}-1280`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('body[data-jp-theme-light="false"]').waitFor({ state: 'attached' });
  await first.locator('.main-svg').first().waitFor();
  await keepPicture(page, `${name}-dark-1280`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForFunction(
    () => document.querySelector('.ak-Plot .main-svg')!.getBoundingClientRect().width < 390,
  );
  await keepPicture(page, `${name}-390`);
}
