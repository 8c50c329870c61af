import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { until } from '../../support/until.js';
import { writeCell } from '../support/browser.js';
import {
  builtKernel,
  keptText,
  openOnSite,
  openSiteNotebook,
  siteInBrowser,
} from '../support/site-in-browser.js';

const name = '03-scores.ipynb';
const address = 'notebooks/03-scores.html';

describe('room for what is written on a site', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);

  it('is told before it is full; a save that finds none leaves what was kept, and all is saved when there is room again', async () => {
    const { page } = await openSiteNotebook(at, address);
    await writeCell(page, 1, '// while there was room');
    await keptIs(page, '// while there was room');
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage!);
    await room(page, used + 5_000_000);
    await page.keyboard.type(' for it');
    const banner = page.getByRole('alert').filter({ hasText: 'The browser has room for' });
    await banner.waitFor();
    expect(await banner.textContent()).to.match(
      /room for \d+ MB more of this site\. Before it is full, export all work on the home page, then free some space, or download this notebook \(File, Download\)\./,
    );
    await keptIs(page, '// while there was room for it');

    await room(page, 1);
    await page.keyboard.type(', and when there was none');
    const dialog = page.locator('.jp-Dialog', { hasText: 'no room left' });
    await dialog.waitFor();
    expect(await dialog.textContent()).to.include(
      `The browser has no room left for this site: ${name} was not saved; its last saved version is untouched. To keep what you wrote, export all work`,
    );
    expect(await page.evaluate(keptText, name))
      .to.include('// while there was room for it')
      .and.not.include('none');
    await room(page);
    await dialog.getByRole('button').last().click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('and when there was none').click();
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await keptIs(page, 'and when there was none!');
    await page.close();
  });

  it('is told on opening a chapter where it is little already, before anything is written', async () => {
    const context = await at.browser.newContext();
    const page = await context.newPage();
    await page.goto(at.host.url);
    await room(page, 9_000_000);
    await page.goto(at.host.url + address);
    await page.getByRole('button', { name: 'Open the notebook' }).click();
    await page.getByRole('alert').filter({ hasText: 'The browser has room for' }).waitFor();
    await context.close();
  });

  it('is held against what is to be kept for offline before anything is loaded', async () => {
    const context = await at.browser.newContext();
    const page = await context.newPage();
    await page.goto(at.host.url);
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    await room(page, 20_000_000);
    await page.waitForLoadState('networkidle');
    at.host.bytes();
    await page.getByRole('button', { name: /^Keep for offline/ }).click();
    await page
      .getByText(/That did not work: it takes \d+ MB more, and the browser has room for \d+ MB\./)
      .waitFor();
    expect(at.host.bytes(), 'the list of files').to.be.below(100_000);
    await context.close();
  });

  it('may end with the window: the first save says so, once, as it is in a private window, which begins with nothing', async () => {
    const context = await at.browser.newContext();
    const told = 'Saved in this browser only: a private window forgets it when it is closed.';
    const reader = { ...at, context };
    const { page } = await openSiteNotebook(reader, address);
    await writeCell(page, 1, '// mine');
    await page.getByText(told).waitFor();
    await page.close();
    const again = await openSiteNotebook(reader, 'notebooks/04-softmax.html');
    await writeCell(again.page, 1, '// mine');
    await until(async () => (await again.page.evaluate(keptText, '04-softmax.ipynb')) !== undefined);
    await again.page.waitForTimeout(500); // for what must not come
    expect(await again.page.getByText(told).count()).to.equal(0);
    await context.close();
    const home = await openOnSite(at, '');
    await home.page.getByText('a private window forgets it when it is closed').waitFor();
    await home.page.close();
  });
});

/** Lets the browser have so many bytes for the site, or what it has by itself. */
async function room(page: Page, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize && { quotaSize }) });
  // as long as the session lives, so long it holds
}

function keptIs(page: Page, part: string): Promise<void> {
  return until(async () => (await page.evaluate(keptText, name))?.includes(part) === true);
}
