import { expect } from 'chai';
import { keepPicture } from '../support/browser.js';
import { faults } from '../support/faults.js';
import { openOnSite, siteInBrowser } from '../support/site-in-browser.js';

describe('a site without a server', function () {
  this.timeout(180_000);
  const at = siteInBrowser();

  it('shows a chapter that a direct link names, to be read before anything else is loaded: under 300 kB', async () => {
    at.host.bytes();
    const { page, problems } = await openOnSite(at, 'notebooks/03-scores.html');
    await page.getByRole('heading', { name: '3 · Scores' }).waitFor();
    await page.locator('#reading img').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(at.host.bytes()).to.be.below(300_000);
    expect(await page.locator('.jp-Notebook').count()).to.equal(0);
    expect(await page.locator('#reading math').count()).to.be.above(10);
    expect(await page.locator('#reading a[href="99-glossary.html"]').count()).to.be.above(0);
    expect(await faults(page)).to.deep.equal([]);
    await keepPicture(page, 'site-reading');
    expect(problems).to.deep.equal([]);
    await page.close();
  });
});
