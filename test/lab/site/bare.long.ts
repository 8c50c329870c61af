import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { until } from '../../support/until.js';
import { keepPicture, menu, runCell, watchedPage, writeCell } from '../support/browser.js';
import { faults } from '../support/faults.js';
import {
  builtKernel,
  keptText,
  openOnSite,
  openOverText,
  openSiteNotebook,
  siteInBrowser,
} from '../support/site-in-browser.js';
import { startStaticHost } from '../support/static-host.js';

const title = { name: '3 · Scores', exact: true };

describe('a site where something is missing, or elsewhere', function () {
  this.timeout(180_000);
  const at = siteInBrowser(builtKernel);

  it('without JavaScript, is read, says what is missing, and offers nothing that can’t be done', async () => {
    const context = await at.browser.newContext({ javaScriptEnabled: false });
    const { page } = await openOnSite({ ...at, context }, '');
    await page.locator('#chapters').getByRole('link', { name: 'Scores' }).first().click();
    await page.getByRole('heading', title).waitFor();
    const note = page.locator('#reading noscript p', { hasText: 'the notebook needs JavaScript' });
    expect((await note.boundingBox())!.height).to.be.above(0);
    expect(await page.locator('#reading img').count()).to.be.above(0);
    expect(await page.getByRole('button').count()).to.equal(0);
    await context.close();
  });

  it('opened from a folder, is read and touched, and says how it is run, instead of getting ready for ever', async () => {
    const context = await at.browser.newContext({ viewport: { width: 390, height: 844 } });
    const { page, problems } = await watchedPage(context, 'nowhere');
    await page.goto(pathToFileURL(join(at.sites.first, 'index.html')).href);
    await page.getByRole('status').filter({ hasText: 'opened from a folder' }).waitFor();
    expect(await page.locator('#work').isVisible()).to.equal(false);
    await keepPicture(page, 'site-folder-home');
    await page.locator('#chapters').getByRole('link', { name: 'Scores' }).first().click();
    await page.getByRole('heading', title).waitFor();
    await page.getByRole('status').filter({ hasText: 'node serve.mjs' }).waitFor();
    expect(await page.locator('#reading :is(.begin, .run)').count()).to.equal(0);
    await page.keyboard.press('Shift+Enter');
    expect(await page.getByText('Getting the notebook ready').count()).to.equal(0);
    expect(problems).to.deep.equal([]);
    expect(await faults(page)).to.deep.equal([]);
    await keepPicture(page, 'site-folder-text');
    await page.getByRole('link', { name: 'Attention Kit' }).click();
    await page.waitForURL('**/index.html');
    await context.close();
  });

  it('under a path with spaces, brackets and umlauts, runs and keeps what is written', async () => {
    const host = await startStaticHost(at.sites.first, '/my kit (für alle)/');
    const context = await at.browser.newContext();
    const { page, problems } = await openOnSite({ ...at, context, host }, '');
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    await page.locator('#chapters').getByRole('link', { name: 'Scores' }).first().click();
    await page.getByRole('heading', title).waitFor();
    await openOverText(page);
    await runCell(page, 0, 'console.log("runs", 6 * 7)');
    await page.locator('.jp-OutputArea-output', { hasText: 'runs 42' }).waitFor();
    await until(async () => (await page.evaluate(keptText, '03-scores.ipynb'))?.includes('runs 42') === true);
    await page.getByRole('link', { name: 'Attention Kit' }).first().click();
    await page.locator('#chapters li', { hasText: 'changed by you' }).waitFor();
    expect(problems).to.deep.equal([]);
    await context.close();
    await host.close();
  });

  it('on a host that shows pages without their endings, is isolated and read offline at such an address, too', async () => {
    const host = await startStaticHost(at.sites.first);
    host.hideEndings();
    const context = await at.browser.newContext();
    const { page } = await openOnSite({ ...at, context, host }, 'notebooks/03-scores.html');
    expect(page.url()).to.match(/03-scores$/);
    const isKept = async () => {
      const cache = await caches.open((await caches.keys())[0]!);
      return (await cache.keys()).length;
    };
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    await until(async () => (await page.evaluate(isKept)) > 3);
    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
    await page.waitForLoadState('networkidle');
    await host.close();
    await page.goto(page.url());
    await page.getByRole('heading', title).waitFor();
    await context.close();
  });

  it('whose database something else has made, without its parts or in a later version, keeps what is written all the same', async () => {
    for (const version of [1, 3]) {
      const context = await at.browser.newContext();
      const made = await openOnSite({ ...at, context }, 'static/favicon.svg');
      const name = `attention-kit ${new URL(at.host.url).pathname}`;
      await made.page.evaluate(makeEmpty, { name, version });
      const { page, problems } = await openSiteNotebook({ ...at, context }, 'notebooks/03-scores.html');
      await writeCell(page, 1, '// kept');
      await until(
        async () => (await page.evaluate(keptText, '03-scores.ipynb'))?.includes('// kept') === true,
      );
      expect(problems).to.deep.equal([]);
      await context.close();
    }
  });

  it('in a browser that keeps nothing, says so on each page, runs, and downloads what is written', async () => {
    const context = await at.browser.newContext();
    await context.addInitScript(keepNothing);
    const home = await openOnSite({ ...at, context }, '');
    await home.page.getByText('This browser keeps nothing for this site').waitFor();
    const { page, problems } = await openSiteNotebook({ ...at, context }, 'notebooks/03-scores.html');
    await page.getByRole('alert').filter({ hasText: 'This browser keeps nothing for this site' }).waitFor();
    await writeCell(page, 0, '// only here');
    const [download] = await Promise.all([page.waitForEvent('download'), menu(page, 'File', 'Download')]);
    expect(await readFile(await download.path(), 'utf8')).to.include('// only here');
    expect([...home.problems, ...problems]).to.deep.equal([]);
    await context.close();
  });
});

/** In a page: makes a database in which nothing is. */
function makeEmpty({ name, version }: { name: string; version: number }): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

/** In a page: what it would keep anything with answers that it may not, as where a browser's settings forbid it. */
function keepNothing(): void {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
}
