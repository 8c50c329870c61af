import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { codeCell, menu, openNotebook, openToRead, runCell, save, writeCell } from '../support/browser.js';
import { labInBrowser } from '../support/lab-in-browser.js';
import { sampleNotebook } from '../support/sample-notebook.js';

describe('a notebook as a document, in a browser', function () {
  this.timeout(120_000);
  const at = labInBrowser({ colorScheme: 'dark' });

  it('is printed whole: each cell, each figure drawn dark on light and as wide as the sheet at most', async () => {
    await copyFile(join(kitChapters, '05-weighted-sum.ipynb'), join(at.lab.folder, 'chapter.ipynb'));
    const { page } = await openToRead(at.context, at.lab, 'chapter.ipynb');
    const figures = page.locator('.ak-Plot[data-drawn="true"] .gtitle');
    await figures.nth(4).waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await figures.nth(4).waitFor({ state: 'attached' });
    for (const figure of await figures.all())
      expect(brightness(await figure.evaluate((node) => getComputedStyle(node).fill))).to.be.below(0.3);
    await page.setViewportSize({ width: 703, height: 1000 }); // what A4 leaves between its margins
    expect(await clipped(page)).to.deep.equal([]);
    const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length).to.be.within(8, 25);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.waitForFunction(() => {
      const title = document.querySelector('.ak-Plot .gtitle');
      return title && /rgb\(2\d\d/.test(getComputedStyle(title).fill);
    });
  });

  it('is printed by the menu as it stands on the page', async () => {
    const { page } = await openToRead(at.context, at.lab, 'sample.ipynb');
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'true');
    });
    await menu(page, 'File', 'Print…');
    await page.locator('body[data-printed="true"]').waitFor({ state: 'attached' });
  });

  it('stays as it is when it is saved without a change, whoever wrote it, and else changes where the reader changed it', async () => {
    const file = join(at.lab.folder, 'theirs.ipynb');
    const text = JSON.stringify(fromElsewhere());
    await writeFile(file, text);
    const { page } = await openToRead(at.context, at.lab, 'theirs.ipynb');
    await save(page);
    expect(await readFile(file, 'utf8')).to.equal(text);
    await writeCell(page, 1, 'changed');
    await save(page);
    const [first, second] = JSON.parse(await readFile(file, 'utf8')).cells;
    const [before] = fromElsewhere().cells;
    expect(first).to.deep.equal({ ...before, source: ['1\n', '2'] });
    expect(second.source).to.deep.equal(['changed']);
  });

  it('can be renamed, keeps its kernel, and is saved under its new name', async () => {
    await writeFile(join(at.lab.folder, 'before.ipynb'), JSON.stringify(sampleNotebook()));
    const { page, problems } = await openNotebook(at.context, at.lab, 'before.ipynb');
    await runCell(page, 2, 'const kept = 5; console.log("set");');
    await codeCell(page, 2).locator('.jp-OutputArea-output', { hasText: 'set' }).waitFor();
    await menu(page, 'File', 'Rename…');
    await page.locator('.jp-Dialog input').fill('after.ipynb');
    await page.locator('.jp-Dialog button.jp-mod-accept').click();
    await page.waitForURL(/notebooks\/after\.ipynb/);
    expect(await stat(join(at.lab.folder, 'before.ipynb')).catch(({ code }) => code)).to.equal('ENOENT');
    expect(
      (await at.lab.send('GET', '/api/sessions')).json.map(({ path }: { path: string }) => path),
    ).to.include('after.ipynb');
    await runCell(page, 2, 'console.log("still " + kept);');
    await codeCell(page, 2).locator('.jp-OutputArea-output', { hasText: 'still 5' }).waitFor();
    await save(page);
    expect(await readFile(join(at.lab.folder, 'after.ipynb'), 'utf8')).to.include('still 5');
    expect(problems).to.deep.equal([]);
  });

  it('from elsewhere is not trusted: no script of its outputs runs, its figures are drawn, and trust is kept', async () => {
    const html =
      '<b>from elsewhere</b><script>window.taken = 1</script><img src="x" onerror="window.taken = 2">';
    const notebook = sampleNotebook() as { cells: Record<string, unknown>[] };
    notebook.cells[1]!.outputs = [{ output_type: 'display_data', metadata: {}, data: { 'text/html': html } }];
    await writeFile(join(at.lab.folder, 'elsewhere.ipynb'), JSON.stringify(notebook));
    const { page } = await openToRead(at.context, at.lab, 'elsewhere.ipynb');
    const badge = page.locator('.jp-NotebookTrustedStatus, button', { hasText: /^(Not )?Trusted$/ }).first();
    expect(await badge.textContent()).to.equal('Not Trusted');
    await page.locator('.jp-RenderedHTML b', { hasText: 'from elsewhere' }).waitFor();
    await page.locator('.ak-Plot[data-drawn="true"] .heatmaplayer image').waitFor();
    expect(await page.locator('.jp-OutputArea script, .jp-OutputArea [onerror]').count()).to.equal(0);
    const taken = () => page.evaluate(() => (window as { taken?: number }).taken);
    expect(await taken()).to.equal(undefined);
    await menu(page, 'File', 'Trust Notebook');
    await page.locator('.jp-Dialog button.jp-mod-accept').click();
    await badge.filter({ hasText: /^Trusted$/ }).waitFor();
    await save(page);
    await page.reload();
    await badge.filter({ hasText: /^Trusted$/ }).waitFor();
    expect(await taken()).to.equal(undefined); // the page's policy forbids it, trusted or not
  });
});

/** With what Jupyter's page would write in another way: overwritten lines, streams in parts, the older word for hidden outputs. */
function fromElsewhere() {
  const stream = (text: string[]) => ({ output_type: 'stream', name: 'stdout', text });
  const code = { cell_type: 'code', execution_count: 1, mine: 7 };
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'tslab', display_name: 'Mine', language: 'typescript', more: 1 } },
    cells: [
      {
        ...code,
        id: 'a',
        metadata: { collapsed: true },
        source: '1\n2',
        outputs: [stream(['10 %\r', '20 %\n']), stream(['cut\b\bat\n'])],
      },
      { ...code, id: 'b', metadata: { jupyter: { outputs_hidden: false } }, source: ['x'], outputs: [] },
    ],
  };
}

/** The share of white in a CSS colour. */
function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)!.map(Number);
  return (red + green + blue) / (3 * 255);
}

/** Parts of the notebook that hold more than they show, or that stand out beyond the sheet. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const node of document.querySelectorAll('.jp-Notebook, .jp-Notebook *, :has(.jp-Notebook)')) {
      if (node.closest('svg')) continue;
      const { overflowY } = getComputedStyle(node);
      if (overflowY !== 'visible' && overflowY !== 'hidden' && node.scrollHeight > node.clientHeight + 2)
        found.push(`${node.className} is cut off`);
    }
    for (const node of document.querySelectorAll('.ak-Plot .main-svg, .jp-Cell'))
      if (node.getBoundingClientRect().right > document.documentElement.clientWidth + 2)
        found.push(`${node.getAttribute('class')} stands out`);
    return [...new Set(found)];
  });
}
