import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { attentionKit } from '../../cli/support.js';
import { launchBrowser } from '../../support/browser.js';
import { until } from '../../support/until.js';
import { runCell, watchedPage } from '../support/browser.js';
import { openOverText } from '../support/site-in-browser.js';
import { type StaticHost, startStaticHost } from '../support/static-host.js';

describe('attention-kit site --base', function () {
  this.timeout(300_000);
  let folder: string;
  let browser: Browser | undefined;
  let host: StaticHost | undefined;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-site-cli-'));
  });
  after(async () => {
    await browser?.close();
    await host?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const make = async (out: string, ...more: string[]) => {
    // from elsewhere each time: nothing of it may come into the site
    const cwd = await mkdtemp(join(folder, 'from-'));
    const { status, stderr } = await attentionKit(['site', '--out', out, ...more], undefined, {}, cwd);
    expect(stderr).to.equal('');
    expect(status).to.equal(0);
  };

  it('makes a site for that path, whose home page leads to a chapter that runs', async function () {
    browser = await launchBrowser(this);
    const out = join(folder, 'based');
    await make(out, '--base', '/deep/kit/');
    host = await startStaticHost(out, '/deep/kit/');
    const { page, problems } = await watchedPage(await browser.newContext(), new URL(host.url).host);
    await page.goto(host.url);
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    const chapter = page.locator('#chapters').getByRole('link', { name: 'Scores' }).first();
    expect(await chapter.getAttribute('href')).to.match(/^(\/deep\/kit\/)?notebooks\/03-scores\.html$/);
    await chapter.click();
    await page.waitForURL('**/deep/kit/notebooks/03-scores.html');
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
    await openOverText(page);
    await runCell(page, 0, 'console.log(6 * 7);');
    await page.locator('.jp-OutputArea-output', { hasText: '42' }).waitFor();
    await page.getByRole('link', { name: 'Attention Kit' }).first().click();
    await page.waitForURL(host.url);
    expect(problems).to.deep.equal([]);
  });
});
