import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { formatNotebook } from '../../../src/format/format-notebook.js';
import type { Notebook } from '../../../src/format/notebook.js';
import { parseNotebook } from '../../../src/format/parse-notebook.js';
import { kernelFiles, makeKernelFiles } from '../../../src/lab/build/kernel/kernel-files.js';
import { listChapters } from '../../../src/runner/chapters.js';
import { compareOutputs, describeDifferences } from '../../../src/runner/compare-outputs.js';
import { readNotebook } from '../../../src/runner/notebook-file.js';
import { until } from '../../support/until.js';
import { withoutStills } from '../kernel/support/without-stills.js';
import { chapterFaults, drawWhole, standsOut } from '../support/chapter-faults.js';
import { runThroughPage } from '../support/live-chapter.js';
import { keptText, openSiteNotebook, siteInBrowser } from '../support/site-in-browser.js';

/*
 * Each chapter runs through the page here, in the kernel of the browser; the page is the same over a server, where one
 * chapter runs in ../browser/live-chapter.test.ts.
 */

/** It has nothing to run. */
const glossary = '99-glossary.ipynb';

describe('each chapter, in a browser, without a server,', function () {
  this.timeout(240_000);
  const at = siteInBrowser(async () => {
    await makeKernelFiles();
    return kernelFiles;
  });

  afterEach(() => Promise.all(at.context.pages().map((page) => page.close())));

  const open = (name: string) => openSiteNotebook(at, `notebooks/${name.replace('.ipynb', '.html')}`);

  for (const path of listChapters()) {
    const name = basename(path);
    const runs = name !== glossary;
    it(`${name} ${runs ? 'runs from top to bottom, says what it says in Node.js, draws each plot,' : 'opens,'} and has whole formulas and titles, and no accessibility fault that is more than minor`, async () => {
      const opened = await open(name);
      if (runs) {
        await runThroughPage(opened, name);
        await isKeptAsCommitted(opened.page, path);
      }
      expect(await standsOut(opened.page)).to.deep.equal([]);
      expect(await chapterFaults(opened.page)).to.deep.equal([]);
      expect(opened.problems).to.deep.equal([]);
    });
  }

  it('lets the keyboard choose a head in the explorer of chapter 8, and says which', async () => {
    const { page } = await open('08-real-model.ipynb');
    await drawWhole(page, join(kitChapters, '08-real-model.ipynb'));
    const choices = page.getByRole('toolbar', { name: 'Choices in this figure' }).last();
    const plot = page.locator('.ak-Plot', { has: choices });
    await choices.getByRole('button').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await plot.locator('.annotation-text', { hasText: 'layer 2, head 2' }).first().waitFor();
    await page.locator('.ak-Live', { hasText: 'layer 2, head 2' }).waitFor({ state: 'attached' });
  });
});

/** Holds what the browser keeps of a chapter that has run against the chapter: the outputs as far as they can be equal, the rest byte for byte. */
async function isKeptAsCommitted(page: Page, path: string): Promise<void> {
  const name = basename(path);
  const committed = await readNotebook(path);
  const differences = (text: string) =>
    compareOutputs(withoutStills(committed), withoutStills(parseNotebook(text, name)));
  let saved = '';
  const isWhole = async () => {
    saved = (await page.evaluate(keptText, name)) ?? '';
    return saved !== '' && differences(saved).length === 0;
  };
  await until(isWhole).catch(() => {}); // saved by itself, soon
  expect(describeDifferences(name, differences(saved))).to.equal('');
  const fresh = parseNotebook(saved, name);
  expect(saved).to.equal(formatNotebook(fresh));
  expect(formatNotebook(withOutputsOf(committed, fresh))).to.equal(await readFile(path, 'utf8'));
}

/** A notebook with the outputs of another. */
function withOutputsOf(from: Notebook, to: Notebook): Notebook {
  const cells = to.cells.map((cell, i) => {
    const { outputs, execution_count } = from.cells[i]!;
    return cell.cell_type === 'code' ? { ...cell, outputs, execution_count } : cell;
  });
  return { ...to, cells } as Notebook;
}
