import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { pause, until } from '../../support/until.js';
import { writeCell } from '../support/browser.js';
import {
  builtKernel,
  keptText,
  openOnSite,
  openSiteNotebook,
  type SiteInBrowser,
  siteInBrowser,
} from '../support/site-in-browser.js';

const address = 'notebooks/03-scores.html';
const little = 'The browser has hardly any room left for this site.';

describe('room for what is written on a site', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);

  it('is told on opening a chapter where it is little already, before anything is written', async () => {
    const context = await contextWith(at, 1_000_000, 'block');
    const { page } = await openSiteNotebook({ ...at, context }, address);
    await page.getByRole('alert').filter({ hasText: little }).waitFor();
    await context.close();
  });

  it('ends what is kept for offline in time, and what the reader brings in is kept all the same', async () => {
    const context = await contextWith(at, 14_000_000, 'allow');
    const { page } = await openOnSite({ ...at, context }, '');
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    await page.getByRole('button', { name: /^Keep for offline/ }).click();
    await page
      .getByText(
        /That did not work: the browser has no room for more than \d+ MB of \d+ MB; what came is kept/,
      )
      .waitFor();
    await page.locator('#import').setInputFiles({
      name: 'wide.ipynb',
      mimeType: 'application/json',
      buffer: notebook(1_000_000),
    });
    await page.getByText('One notebook or file is here now').waitFor();
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
    await pause(500); // for what must not come
    expect(await again.page.getByText(told).count()).to.equal(0);
    await again.page.goto(at.host.url);
    await again.page.getByText('a private window forgets it when it is closed').waitFor();
    await context.close();
  });
});

/**
 * A reader in whose browser the site has so many bytes. A page of its own sets this, since it ends with that page, and before
 * any other: a database goes on for half a minute with the room that it has seen.
 *
 * @param serviceWorkers whether the site may keep its own files, which take room, too
 */
async function contextWith(
  { browser, host }: SiteInBrowser,
  quotaSize: number,
  serviceWorkers: 'allow' | 'block',
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers });
  const page = await context.newPage();
  await page.goto(`${host.url}static/favicon.svg`);
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(host.url).origin, quotaSize });
  return context;
}

/** A notebook with a text of so many bytes. */
function notebook(size: number): Buffer {
  const cells = [{ cell_type: 'markdown', id: 'a', metadata: {}, source: 'a'.repeat(size) }];
  return Buffer.from(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
}
