import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { until } from '../../support/until.js';
import { keepPicture, watchedPage } from '../support/browser.js';
import { drawWhole, scrollersReached } from '../support/chapter-faults.js';
import { countRuns, runsOf } from '../support/count-runs.js';
import { faults } from '../support/faults.js';
import { builtKernel, keptText, siteInBrowser } from '../support/site-in-browser.js';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe('a site on a phone', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);

  it('is read, run and written in by fingers, from a link to a chapter on, and fits, without an accessibility fault, light and dark', async () => {
    const context = await at.browser.newContext(phone);
    const { page, problems } = await watchedPage(context, new URL(at.host.url).host);
    await page.goto(`${at.host.url}notebooks/03-scores.html`);
    await page.getByRole('heading', { name: '3 · Scores' }).waitFor();
    expect(await words(page, '#reading article')).not.to.include('Shift');
    await look(page, 'text');

    await page.evaluate(countRuns);
    const runs = page.locator('section.code button.run');
    const { width, height } = (await runs.nth(1).boundingBox())!;
    expect(Math.min(width, height)).to.be.at.least(44);
    await runs.nth(1).tap();
    await page.locator('#reading').waitFor({ state: 'detached', timeout: 120_000 });
    const run = page.locator('.jp-CodeCell').nth(2).getByRole('button', { name: 'Run this cell' });
    await run.tap();
    await until(async () => (await runsOf(page)).runs === 3, 60);
    const prompts = page.locator('.jp-CodeCell .jp-InputPrompt');
    await until(async () => (await prompts.allTextContents()).slice(0, 3).join(' ') === '[1]: [2]: [3]:', 60);
    await page.locator(`.jp-Notebook-ExecutionIndicator[data-status="idle"]`).waitFor({ state: 'attached' }); // a narrow toolbar puts it away
    expect(await words(page, '.jp-Notebook')).not.to.include('Shift');
    await drawWhole(page, join(kitChapters, '03-scores.ipynb'));
    await run.scrollIntoViewIfNeeded();
    await look(page, 'running');
    expect((await runsOf(page)).runs).to.equal(3);

    const editor = page.locator('.jp-CodeCell').nth(2).locator('.cm-content');
    await editor.tap();
    await until(() => editor.evaluate((node) => node === document.activeElement));
    await page.keyboard.insertText('/* by thumb */');
    await until(
      async () => (await page.evaluate(keptText, '03-scores.ipynb'))?.includes('/* by thumb */') === true,
    );
    await look(page, 'writing');

    await page.goto(at.host.url);
    await page.locator('#chapters li', { hasText: 'changed by you' }).waitFor();
    expect(await words(page, 'header')).not.to.include('Shift');
    await look(page, 'home');
    expect(problems).to.deep.equal([]);
    await context.close();
  });
});

/** Holds what the window shows against its width, and against axe's rules, in both themes. */
async function look(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    if (await page.locator('.jp-Notebook').count())
      await page
        .locator(`body[data-jp-theme-light="${colorScheme === 'light'}"]`)
        .waitFor({ state: 'attached' });
    await scrollersReached(page);
    expect(await tooWide(page), `${what}, ${colorScheme}: wider than the window`).to.equal(false);
    expect(await faults(page), `${what}, ${colorScheme}`).to.deep.equal([]);
    await keepPicture(page, `site-${what}-390-${colorScheme}`);
  }
}

function tooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

/** The words that are seen in a part of the page. */
async function words(page: Page, part: string): Promise<string> {
  return (await page.locator(part).allInnerTexts()).join('\n');
}
