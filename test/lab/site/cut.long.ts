import { expect } from 'chai';
import { until } from '../../support/until.js';
import { openOnSite, siteInBrowser } from '../support/site-in-browser.js';

describe('keeping a site for offline over a network that breaks off', function () {
  this.timeout(180_000);
  const at = siteInBrowser();

  it('says how far it came, goes on from there when it is asked again, and loads nothing twice', async () => {
    const { page } = await openOnSite(at, '');
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    const button = page.getByRole('button', { name: /^Keep for offline \(/ });
    await button.waitFor();
    const [note, all] = [page.locator('#work .note'), megabytesIn(await button.textContent())];
    at.host.bytes();
    at.host.breakAfter(3_000_000);
    await button.click();
    await note.filter({ hasText: 'the network broke off at' }).waitFor();
    expect(await note.textContent()).to.match(
      /^That did not work: the network broke off at \d+ MB of \d+ MB; what came is kept: press the button again to go on\.$/,
    );
    const before = at.host.bytes();
    await until(async () => megabytesIn(await button.textContent()) < all);
    at.host.breakAfter(Number.POSITIVE_INFINITY);
    await button.click();
    await note.filter({ hasText: 'All of it is kept: this page works without a network now.' }).waitFor();
    await page.getByRole('button', { name: 'Kept for offline' }).waitFor();
    const after = at.host.bytes();

    // A reader whose network holds loads as much at once as this one did in two goes, but for the list of files.
    const context = await at.browser.newContext();
    const whole = await openOnSite({ ...at, context }, '');
    await until(() => whole.page.evaluate(() => navigator.serviceWorker.controller !== null));
    await whole.page.getByRole('button', { name: /^Keep for offline \(/ }).waitFor();
    at.host.bytes();
    await whole.page.getByRole('button', { name: /^Keep for offline \(/ }).click();
    await whole.page.getByText('All of it is kept').waitFor();
    const atOnce = at.host.bytes();
    expect(before).to.be.within(1_000_000, 3_000_000);
    expect(before + after).to.be.within(0.9 * atOnce, atOnce + 100_000);
    await context.close();
  });
});

function megabytesIn(text: string | null): number {
  return Number(/([\d.,]+) MB/.exec(text ?? '')?.[1]);
}
