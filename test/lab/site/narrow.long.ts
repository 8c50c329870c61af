import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { until } from '../../support/until.js';
import { keepPicture, watchedPage } from '../support/browser.js';
import { faults } from '../support/faults.js';
import { builtKernel, siteInBrowser } from '../support/site-in-browser.js';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

for (const colorScheme of ['light', 'dark'] as const)
  describe(`a site on a phone, ${colorScheme},`, function () {
    this.timeout(240_000);
    const at = siteInBrowser(builtKernel);

    it('is read and run by fingers, from a link to a chapter on, and fits, without an accessibility fault', async () => {
      const context = await at.browser.newContext({ ...phone, colorScheme });
      const { page, problems } = await watchedPage(context, new URL(at.host.url).host);
      const look = async (what: string) => {
        expect(await tooWide(page), `${what}: wider than the window`).to.equal(false);
        expect(await faults(page), what).to.deep.equal([]);
        await keepPicture(page, `site-${what}-390-${colorScheme}`);
      };
      await page.goto(`${at.host.url}notebooks/03-scores.html`);
      await page.getByRole('heading', { name: '3 · Scores' }).waitFor();
      expect(await words(page, '#reading article')).not.to.include('Shift');
      await look('text');

      const runs = page.locator('section.code button.run');
      const { width, height } = (await runs.nth(1).boundingBox())!;
      expect(Math.min(width, height)).to.be.at.least(44);
      await runs.nth(1).tap();
      await page.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
      await page.locator('#reading').waitFor({ state: 'detached' });
      const prompts = page.locator('.jp-CodeCell .jp-InputPrompt');
      await until(async () => (await prompts.nth(1).textContent()) === '[2]:', 90);
      await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor();
      expect(await words(page, '.jp-Notebook')).not.to.include('Shift');
      const run = page.locator('.jp-CodeCell').nth(2).getByRole('button', { name: 'Run this cell' });
      await run.tap();
      await until(async () => (await prompts.nth(2).textContent()) === '[3]:', 60);
      await look('running');

      await page.goto(at.host.url);
      await page.locator('#chapters li').first().waitFor();
      expect(await words(page, 'header')).not.to.include('Shift');
      await look('home');
      expect(problems).to.deep.equal([]);
      await context.close();
    });
  });

function tooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

/** The words that are seen in a part of the page. */
async function words(page: Page, part: string): Promise<string> {
  return (await page.locator(part).allInnerTexts()).join('\n');
}
