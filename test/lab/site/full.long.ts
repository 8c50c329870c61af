import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { readAllWork } from '../../../src/lab/protocol/all-work.js';
import { until } from '../../support/until.js';
import { menu, writeCell } from '../support/browser.js';
import {
  builtKernel,
  keptText,
  openOnSite,
  openSiteNotebook,
  siteInBrowser,
} from '../support/site-in-browser.js';

const name = '03-scores.ipynb';
const enough = 200_000_000;

describe('a browser that gets full while one writes on a site', function () {
  this.timeout(300_000);
  const at = siteInBrowser(builtKernel);

  it('says so while all is still saved, says what it did not save, gives out all of it, and saves again where there is room', async () => {
    const context = await at.browser.newContext({
      viewport: { width: 1280, height: 900 },
      serviceWorkers: 'block', // what it keeps takes room, too
    });
    const { page } = await openSiteNotebook({ ...at, context }, 'notebooks/03-scores.html');
    const room = await roomOf(context, page, at.host.url);
    let written = '// while there was room';
    await writeCell(page, 1, written);
    await until(() => isKept(page, written), 60);
    const type = async (text: string) => {
      await page.keyboard.type(text);
      written += text;
    };

    await room.left(150_000);
    const little = page.getByRole('alert').filter({ hasText: 'hardly any room left' });
    await until(async () => {
      await type('.'); // Chromium gives out room that it saw before for half a minute
      return little.isVisible();
    }, 90);
    expect(await little.textContent()).to.include(
      'The browser has hardly any room left for this site. Before it is full, export all work on the home page, then free some space, or download this notebook (File, Download).',
    );
    await until(() => isKept(page, written), 60);
    expect(await page.locator('.jp-Dialog').count()).to.equal(0);

    await room.set(1);
    const dialog = page.locator('.jp-Dialog', { hasText: 'no room left' });
    await until(async () => {
      if (!(await dialog.isVisible())) await type('!');
      return dialog.isVisible();
    }, 90);
    expect(await dialog.textContent()).to.match(
      /The browser has no room left for this site: (what you wrote|03-scores\.ipynb) was not saved; its last saved version is untouched\. To keep what you wrote, export all work/,
    );
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });

    const [whole] = await Promise.all([page.waitForEvent('download'), menu(page, 'File', 'Download')]);
    expect(await readFile(await whole.path(), 'utf8')).to.include('// while there was room....');
    const home = await openOnSite({ ...at, context }, '');
    const take = home.page.getByRole('button', { name: 'Take all work along' });
    const [all] = await Promise.all([home.page.waitForEvent('download'), take.click()]);
    const { files } = readAllWork(JSON.parse(await readFile(await all.path(), 'utf8')));
    expect(Buffer.from(files.find(({ path }) => path === name)!.bytes).toString()).to.include(
      '// while there was room.',
    );
    await home.page.locator('#import').setInputFiles({
      name: 'mine.ipynb',
      mimeType: 'application/json',
      buffer: await readFile(await whole.path()),
    });
    await home.page.getByText('no room left for this site: mine.ipynb was not saved').waitFor();
    await home.page.close();

    await room.set(enough);
    await page.getByText('// while there was room').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' and there is again');
    await until(() => isKept(page, ' and there is again'), 90);
    await context.close();
  });
});

function isKept(page: Page, part: string): Promise<boolean> {
  return page.evaluate(keptText, name).then((text) => text?.includes(part) === true);
}

/** Sets how many bytes the browser gives to the site: in all, or beyond what it has taken. */
async function roomOf(context: BrowserContext, page: Page, url: string) {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(url);
  const set = (quotaSize: number) => session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  const left = async (bytes: number) => {
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await set(usage + bytes);
  };
  return { set, left };
}
