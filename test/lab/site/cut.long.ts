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

  it('goes on in the middle of a large file, and loads it whole where what came of it was changed', async () => {
    const context = await at.browser.newContext();
    const { page } = await openOnSite({ ...at, context }, '');
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    await page.getByRole('button', { name: /^Keep for offline \(/ }).waitFor();
    const size = 23_473_056; // of the encoder's weights, see data/README.md
    for (const spoilt of [false, true]) {
      await page.evaluate(forget);
      at.host.breakAfter(15_000_000);
      expect(await page.evaluate(load, encoder)).to.equal('broken');
      at.host.breakAfter(Number.POSITIVE_INFINITY);
      await until(() => page.evaluate(partIsKept));
      if (spoilt) await page.evaluate(spoil);
      at.host.bytes();
      expect(await page.evaluate(load, encoder)).to.equal(size);
      const [least, most] = spoilt ? [size, 2 * size] : [size - 15_000_000, size - 5_000_000];
      expect(at.host.bytes()).to.be.within(least, most);
      expect(await page.evaluate(partIsKept)).to.equal(false);
      await page.evaluate(load, encoder);
      expect(at.host.bytes(), 'kept').to.equal(0);
    }
    await context.close();
  });
});

function megabytesIn(text: string | null): number {
  return Number(/([\d.,]+) MB/.exec(text ?? '')?.[1]);
}

const encoder = 'static/data/minilm/model.safetensors';

/** In a page: loads a file. @returns its bytes */
async function load(path: string): Promise<number | 'broken'> {
  return fetch(path)
    .then((answer) => answer.arrayBuffer())
    .then(
      ({ byteLength }) => byteLength,
      () => 'broken' as const,
    );
}

/** In a page: whether the beginning of a file is kept. */
async function partIsKept(): Promise<boolean> {
  const cache = await caches.open((await caches.keys())[0]!);
  return (await cache.keys()).some(({ url }) => url.includes('/.part/'));
}

/** In a page: another beginning of the same length, as a cell could write it. */
async function spoil(): Promise<void> {
  const cache = await caches.open((await caches.keys())[0]!);
  for (const { url } of await cache.keys()) {
    if (!url.includes('/.part/')) continue;
    const { size } = await (await cache.match(url))!.blob();
    await cache.put(url, new Response(new Uint8Array(size)));
  }
}

/** In a page: throws away all that is kept. */
async function forget(): Promise<void> {
  const cache = await caches.open((await caches.keys())[0]!);
  for (const request of await cache.keys()) await cache.delete(request);
}
