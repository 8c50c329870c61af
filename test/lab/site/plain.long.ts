import { expect } from 'chai';
import { chromium } from 'playwright-core';
import { chromiumPath, launchBrowser } from '../../support/browser.js';
import { until } from '../../support/until.js';
import { runCell, writeCell } from '../support/browser.js';
import {
  builtKernel,
  keptText,
  openOnSite,
  openSiteNotebook,
  siteInBrowser,
} from '../support/site-in-browser.js';

/** Not this computer's own name: by http it is no secure address. */
const name = 'kit.test';

describe('a site that comes over a plain connection', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel, async (context) => {
    const executablePath = chromiumPath();
    if (!executablePath) return launchBrowser(context); // which says that there is none
    return chromium.launch({
      executablePath,
      args: ['--no-sandbox', `--host-resolver-rules=MAP ${name} 127.0.0.1`],
    });
  });
  before(() => {
    at.host = { ...at.host, url: at.host.url.replace('127.0.0.1', name) };
  });

  it('says what it can’t do, runs chapters on one thread, and keeps what is written', async () => {
    const home = await openOnSite(at, '');
    await home.page.getByText('This page came over a plain connection (http).').waitFor();
    expect(await home.page.getByRole('button', { name: /offline/ }).count()).to.equal(0);
    expect(home.problems).to.deep.equal([]);
    await home.page.close();
    const { page, problems } = await openSiteNotebook(at, 'notebooks/03-scores.html');
    expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated])).to.deep.equal([false, false]);
    await runCell(page, 0, 'console.log(6 * 7)');
    await page.locator('.jp-OutputArea-output', { hasText: '42' }).first().waitFor();
    await writeCell(page, 1, '// over a plain connection');
    await until(async () =>
      Boolean((await page.evaluate(keptText, '03-scores.ipynb'))?.includes('// over a plain connection')),
    );
    expect(problems).to.deep.equal([]);
    await page.close();
  });
});
