import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { publicAddress } from '../../../src/cli/public-address.js';
import { launchBrowser } from '../../support/browser.js';
import { codeCell, kernelIs, runCell, watchedPage } from '../support/browser.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';
import { type ProxyOptions, selfSigned, startTlsProxy, type TlsProxy } from '../support/tls-proxy.js';

/** Chromium takes every name below `localhost` for this machine. */
const name = 'hub.localhost';

describe('the page behind a proxy with HTTPS, in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let proxy: TlsProxy;
  let lab: TestLab | undefined;
  before(async function () {
    browser = await launchBrowser(this);
    const identity = selfSigned();
    if (!identity) {
      console.warn('      No certificate can be made without openssl: LEFT OUT');
      return this.skip();
    }
    proxy = await startTlsProxy(identity);
  });
  after(async () => {
    await browser?.close();
    await proxy?.close();
  });
  afterEach(() => lab?.stopAndForget());

  const start = async (path: string, how: ProxyOptions) => {
    lab = await startTestLab({ shown: publicAddress(`https://${name}:${proxy.port}${path}`) });
    proxy.leadTo(lab.port, how);
    return lab;
  };
  const newContext = () => browser.newContext({ ignoreHTTPSErrors: true });

  it('runs a cell below a path that the proxy hands on, as JupyterHub does', async () => {
    const { url, address } = await start('/user/ada/', { keepsHost: true });
    expect(url).to.match(/^https:\/\/hub\.localhost:\d+\/user\/ada\/\?token=[0-9a-f]{48}$/);
    const context = await newContext();
    const { page, problems } = await watchedPage(context, new URL(url).host);
    await page.goto(url);
    expect(page.url()).to.equal(address);
    const [cookie] = await context.cookies(address);
    expect(cookie).to.include({ secure: true, httpOnly: true, sameSite: 'Strict' });
    expect(cookie!.path)
      .to.equal(new URL(address).pathname)
      .and.match(/^\/user\/ada\/[0-9a-f]{16}\/$/);
    await page.getByRole('link', { name: 'Scores' }).first().click();
    await kernelIs(page, 'idle');
    await runCell(page, 2, 'console.log("through", "the proxy");');
    await codeCell(page, 2).locator('.jp-OutputArea-output', { hasText: 'through the proxy' }).waitFor();
    await page.goto(`${address}tree/sample.ipynb`);
    expect(page.url()).to.equal(`${address}notebooks/sample.ipynb`);
    expect(problems).to.deep.equal([]);
    await context.close();
  });

  it('opens where the proxy takes its path off and names the server as it likes', async () => {
    const { url, address } = await start('/proxy/8888/', { takesOff: '/proxy/8888/', keepsHost: false });
    const context = await newContext();
    const { page, problems } = await watchedPage(context, new URL(url).host);
    await page.goto(url);
    await page.getByRole('link', { name: 'All files' }).click();
    await page.locator('.jp-DirListing-item', { hasText: 'sample.ipynb' }).waitFor();
    expect(page.url()).to.equal(`${address}tree`);
    expect(problems).to.deep.equal([]);
    await context.close();
  });
});
