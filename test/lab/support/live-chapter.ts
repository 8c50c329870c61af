import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { readNotebook } from '../../../src/runner/notebook-file.js';
import { until } from '../../support/until.js';
import { keepPicture, keepsPictures, type LabPage, menu } from './browser.js';
import { blankPlots } from './plots.js';

/** Clears the outputs of an open chapter, runs all its cells through the page, and looks at each plot. */
export async function runThroughPage({ page, problems }: LabPage, name: string): Promise<void> {
  const { cells } = await readNotebook(join(kitChapters, name));
  const count = cells.filter(({ cell_type }) => cell_type === 'code').length;
  await menu(page, 'Edit', 'Clear Outputs of All Cells');
  await page.evaluate(listen);
  await menu(page, 'Run', 'Run All Cells');
  await page.waitForFunction(everyCellHasRun, count, { timeout: 120_000, polling: 500 });
  expect(await page.locator('.jp-OutputArea-output[data-mime-type*="stderr"]').allInnerTexts()).to.deep.equal(
    [],
  );
  // What was shown last is said last, and drawn a moment after its cell is done.
  const saidAndShown = () => Promise.all([page.evaluate(heard), page.evaluate(results)]);
  await until(async () => isDeepStrictEqual(...(await saidAndShown()))).catch(() => {});
  const [said, shown] = await saidAndShown();
  expect(said).to.deep.equal(shown);
  expect(await blankPlots(page)).to.deep.equal([]);
  if (keepsPictures) await keepPictures(page, name.replace('.ipynb', ''));
  expect(problems).to.deep.equal([]);
}

/** In a page: whether all so many code cells are there, and each with something to run has a number. */
function everyCellHasRun(count: number): boolean {
  const cells = [...document.querySelectorAll('.jp-CodeCell')];
  const filled = cells.filter((cell) => cell.querySelector('.cm-content')?.textContent?.trim());
  const hasRun = (cell: Element) => /\[\d+\]/.test(cell.querySelector('.jp-InputPrompt')?.textContent ?? '');
  return cells.length === count && filled.every(hasRun);
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
