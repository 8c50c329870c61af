import { expect } from 'chai';
import { until } from '../../support/until.js';
import { keepPicture, writeCell } from '../support/browser.js';
import { faults } from '../support/faults.js';
import { keptFiles, openOnSite, openSiteNotebook, siteInBrowser } from '../support/site-in-browser.js';

const mine = '// what the reader wrote';

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

  it('keeps what is written as it is written, shows it at once the next time, and tells it on the home page', async () => {
    const { page } = await openSiteNotebook(at, 'notebooks/03-scores.html');
    await writeCell(page, 1, mine);
    await until(async () => (await page.evaluate(keptFiles)).includes('03-scores.ipynb'));
    for (const more of ['1', '2', '3']) await page.keyboard.type(more, { delay: 300 }); // while it is saved
    expect(await page.locator('.jp-Dialog').count(), 'one tab asks nothing').to.equal(0);
    await page.close();
    const again = await openSiteNotebook(at, 'notebooks/03-scores.html');
    await again.page.getByText(`${mine}1`).waitFor();
    await again.page.close();
    const home = await openOnSite(at, '');
    await home.page.locator('#chapters li', { hasText: 'changed by you' }).waitFor();
    expect(await home.page.locator('#chapters li', { hasText: 'changed by you' }).count()).to.equal(1);
    expect(await faults(home.page)).to.deep.equal([]);
    await keepPicture(home.page, 'site-home');
    expect(home.problems).to.deep.equal([]);
    await home.page.close();
  });
});
