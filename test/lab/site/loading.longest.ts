import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { until } from '../../support/until.js';
import { codeCell, keepPicture, runCell } from '../support/browser.js';
import { builtKernel, openOnSite, openSiteNotebook, siteInBrowser } from '../support/site-in-browser.js';

/** So that the encoder's 23.5 MB take about five seconds. */
const pace = 5_000_000;
/** A small one: it opens soonest. */
const small = 'notebooks/02-query-key-value.html';
/** Its third cell loads the encoder. */
const chapter = 'notebooks/08-real-model.html';
const load = [
  "import { loadEncoder } from 'attention-kit';",
  'console.log((await loadEncoder()).config.layerCount, "layers");',
].join('\n');

describe('a cell that loads the encoder over a slow network', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);
  afterEach(() => at.host.slowTo(Infinity));

  for (const serviceWorkers of ['allow', 'block'] as const)
    it(`shows how far it has come, service workers: ${serviceWorkers}`, async () => {
      const context = await at.browser.newContext({ serviceWorkers });
      const { page, problems } = await openSiteNotebook({ ...at, context }, small);
      if (serviceWorkers === 'allow')
        await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
      await runCell(page, 0, '6 * 7');
      await codeCell(page, 0).getByText('42').waitFor(); // all else is here
      at.host.slowTo(pace);
      await runCell(page, 0, load);
      const seen = await wordsUntilGone(page);
      await codeCell(page, 0).getByText('6 layers').waitFor();
      const megabytes = seen.map((text) => Number(/: (\d+) of 23 MB$/.exec(text)?.[1]));
      expect(seen.join()).to.match(/^(Loading model\.safetensors: \d+ of 23 MB,?)+$/);
      expect(megabytes).to.deep.equal([...megabytes].sort((a, b) => a - b));
      expect(megabytes[0]).to.be.below(10);
      expect(megabytes.at(-1)).to.be.above(15);
      expect(problems).to.deep.equal([]);
      await context.close();
    });

  it('says nothing more when it is interrupted', async () => {
    const context = await at.browser.newContext({ serviceWorkers: 'block' });
    const { page } = await openSiteNotebook({ ...at, context }, small);
    await runCell(page, 0, '6 * 7');
    await codeCell(page, 0).getByText('42').waitFor();
    at.host.slowTo(pace / 5);
    await runCell(page, 0, load);
    const note = page.locator('.ak-mod-loading');
    await note.waitFor();
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await keepPicture(page, `loading-${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
    await codeCell(page, 0).getByText('was interrupted').first().waitFor();
    await note.waitFor({ state: 'detached' });
    expect(await note.count()).to.equal(0);
    await context.close();
  });

  it('says so above the text, too, where the cell is run before the notebook is there', async () => {
    const context = await at.browser.newContext({ serviceWorkers: 'block' });
    const { page } = await openOnSite({ ...at, context }, chapter);
    await page.getByRole('button', { name: 'Open the notebook' }).waitFor();
    at.host.slowTo(pace / 5);
    await page.locator('#reading section.code .run').nth(2).click();
    await page
      .locator('#reading .state', { hasText: /^Loading model\.safetensors: \d+ of 23 MB$/ })
      .waitFor();
    await context.close();
  });
});

/** All that the page says of a file that comes, until it says nothing more. */
async function wordsUntilGone(page: Page): Promise<string[]> {
  const note = page.locator('.ak-mod-loading');
  await note.waitFor();
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen = new Set<string>();
        const look = () => {
          const shown = document.querySelector('.ak-mod-loading');
          if (shown) seen.add(shown.textContent ?? '');
          else resolve([...seen]);
          if (shown) requestAnimationFrame(look);
        };
        look();
      }),
  );
}
