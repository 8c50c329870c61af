import { expect } from 'chai';
import { until } from '../../support/until.js';
import { writeCell } from '../support/browser.js';
import { builtKernel, keptText, openSiteNotebook, siteInBrowser } from '../support/site-in-browser.js';

const name = '03-scores.ipynb';
const address = 'notebooks/03-scores.html';

describe('one chapter in two tabs of a site', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);

  it('is asked for: it stays with the tab that was first, and the other one saves nothing', async () => {
    const first = await openSiteNotebook(at, address);
    await writeCell(first.page, 1, '// one');
    await until(async () => (await first.page.evaluate(keptText, name))?.includes('// one') === true);
    const second = await openSiteNotebook(at, address);
    const asked = second.page.locator('.jp-Dialog', { hasText: 'Open in two tabs' });
    await asked.waitFor();
    expect(await asked.textContent()).to.include(`${name} is open in another tab, too.`);
    await asked.getByRole('button', { name: 'In the other tab' }).click();
    await asked.waitFor({ state: 'detached' });
    await second.page.getByText('// one').waitFor();
    await second.page.locator('.jp-CodeCell .cm-content').nth(1).click();
    await second.page.keyboard.type('unkept');
    await writeCell(first.page, 1, '// first');
    await until(async () => (await first.page.evaluate(keptText, name))?.includes('// first') === true);
    expect(await first.page.evaluate(keptText, name)).not.to.include('unkept');
    expect(await first.page.locator('.jp-Dialog').count()).to.equal(0);
    expect([...first.problems, ...second.problems]).to.deep.equal([]);
    await second.page.close();
    await first.page.close();
  });

  it('goes over to the other tab with all that was written, and the first one says that it saves nothing more', async () => {
    const first = await openSiteNotebook(at, address);
    await writeCell(first.page, 1, '// in the first tab');
    await until(
      async () => (await first.page.evaluate(keptText, name))?.includes('// in the first tab') === true,
    );
    const second = await openSiteNotebook(at, address);
    await second.page.locator('.jp-Dialog').getByRole('button', { name: 'Here' }).click();
    await first.page.getByText(`${name} is written in another tab now`).waitFor();
    await second.page.getByText('// in the first tab').waitFor();
    await writeCell(second.page, 1, '// in the second tab');
    await until(
      async () => (await second.page.evaluate(keptText, name))?.includes('// in the second tab') === true,
    );
    await first.page.getByText('// in the first tab').waitFor();
    expect([...first.problems, ...second.problems]).to.deep.equal([]);
    await first.page.close();
    await second.page.close();
  });
});
