import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { codeCell, keepPicture, kernelIs, openPage } from '../support/browser.js';
import { labInBrowser } from '../support/lab-in-browser.js';

const written = (metadata: object) => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata,
  cells: [
    {
      cell_type: 'code',
      id: 'one',
      metadata: {},
      source: 'print(6 * 7)',
      outputs: [],
      execution_count: null,
    },
  ],
});
const kernelspec = (name: string, display_name: string, language: string) => ({
  kernelspec: { name, display_name, language },
});

describe('a notebook for another kernel, in a browser', function () {
  this.timeout(180_000);
  const at = labInBrowser({ colorScheme: 'light' });

  const others: [name: string, metadata: object, wanted: string][] = [
    ['stocks.ipynb', kernelspec('python3', 'Python 3', 'python'), 'python3 (Python 3)'],
    ['iris.ipynb', kernelspec('ir', 'R', 'R'), 'ir (R)'],
    ['plot.ipynb', kernelspec('jslab', 'JavaScript', 'javascript'), 'jslab (JavaScript)'],
    ['deno.ipynb', kernelspec('deno', 'Deno', 'typescript'), 'deno (Deno)'],
    ['plain.ipynb', { language_info: { name: 'python' } }, 'python'],
  ];
  for (const [name, metadata, wanted] of others) {
    it(`for ${wanted}, is told so at once and gets no kernel, and its cells stay`, async () => {
      await writeFile(join(at.lab.folder, name), JSON.stringify(written(metadata)));
      const { page } = await openPage(at.context, at.lab, `/notebooks/${name}`);
      const dialog = page.locator('.jp-Dialog');
      await dialog.waitFor();
      expect(await dialog.textContent()).to.include(
        `${name} is written for the kernel ${wanted}, and this page runs TypeScript (tslab) only: here you can read and edit it, but not run it.`,
      );
      if (name === 'stocks.ipynb') await keepPicture(page, 'foreign-notebook');
      await page.keyboard.press('Escape');
      await codeCell(page, 0).locator('.cm-content').click();
      await page.keyboard.press('Control+Enter');
      await dialog.waitFor(); // and again, whenever a cell is to be run
      await page.keyboard.press('Escape');
      expect(await codeCell(page, 0).textContent()).to.include('print(6 * 7)');
      expect((await at.lab.send('GET', '/api/kernels')).json).to.deep.equal([]);
    });
  }

  it('is not what a notebook is that says nothing of a kernel', async () => {
    await writeFile(join(at.lab.folder, 'bare.ipynb'), JSON.stringify(written({})));
    const { page } = await openPage(at.context, at.lab, '/notebooks/bare.ipynb');
    await kernelIs(page, 'idle');
    expect(await page.locator('.jp-Dialog').count()).to.equal(0);
  });
});
