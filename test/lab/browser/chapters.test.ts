import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { listChapters } from '../../../src/runner/chapters.js';
import { prepareFolder } from '../../../src/workshop/prepare-folder.js';
import { keepPicture, launchBrowser, menu, openNotebook } from '../support/browser.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

const names = listChapters().map((path) => basename(path));

describe('the chapters, in a browser', function () {
  this.timeout(180_000);
  let lab: TestLab;
  let browser: Browser;
  before(async function () {
    browser = await launchBrowser(this);
    const folder = mkdtempSync(join(tmpdir(), 'attention-kit-chapters-'));
    await prepareFolder(folder, kitChapters);
    lab = await startTestLab({ folder });
  });
  after(async () => {
    await browser?.close();
    await lab?.stopAndForget();
  });

  for (const name of names) {
    it(`${name} opens, runs from top to bottom, and draws each plot`, async () => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        colorScheme: 'light',
      });
      const { page, problems } = await openNotebook(context, lab, name);
      const runs = await codeCells(page);
      await menu(page, 'Edit', 'Clear Outputs of All Cells');
      await menu(page, 'Run', 'Run All Cells');
      await page.waitForFunction(
        (count) =>
          [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].filter((prompt) =>
            /\[\d+\]/.test(prompt.textContent ?? ''),
          ).length >= count,
        runs,
        { timeout: 120_000 },
      );
      expect(
        await page.locator('.jp-OutputArea-output[data-mime-type*="stderr"]').allInnerTexts(),
      ).to.deep.equal([]);
      const blank = await blankPlots(page);
      expect(blank).to.deep.equal([]);
      await page
        .locator('.ak-Plot')
        .first()
        .scrollIntoViewIfNeeded()
        .catch(() => {});
      await keepPicture(page, `${name.replace('.ipynb', '')}-1280`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForTimeout(1000);
      await keepPicture(page, `${name.replace('.ipynb', '')}-dark-1280`);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.waitForTimeout(1000);
      await keepPicture(page, `${name.replace('.ipynb', '')}-390`);
      expect(problems).to.deep.equal([]);
      await context.close();
    });
  }
});

/** How many code cells have something to run. */
function codeCells(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('.jp-CodeCell .cm-content')].filter(({ textContent }) =>
        textContent?.trim(),
      ).length,
  );
}

/** Plots that have no mark of any trace: no bar, point, line, cell, shape or text in the plotting area. */
async function blankPlots(page: Page): Promise<string[]> {
  const marks = '.heatmaplayer image, .trace path, .trace text, .shapelayer path, .annotation-text, .point';
  for (const plot of await page.locator('.ak-Plot').all()) {
    await plot.scrollIntoViewIfNeeded();
    await plot.locator('.main-svg').first().waitFor();
  }
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll('.ak-Plot')]
        .filter((plot) => plot.querySelectorAll(selector).length === 0)
        .map((plot) => plot.getAttribute('aria-label') ?? '?'),
    marks,
  );
}
