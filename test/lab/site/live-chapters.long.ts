import { basename, join } from 'node:path';
import { expect } from 'chai';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { listChapters } from '../../../src/runner/chapters.js';
import { chapterFaults, drawWhole, standsOut } from '../support/chapter-faults.js';
import { isKeptAsCommitted } from '../support/kept-as-committed.js';
import { runThroughPage } from '../support/live-chapter.js';
import { builtKernel, openSiteNotebook, siteInBrowser } from '../support/site-in-browser.js';

/*
 * Each chapter runs through the page here, in the kernel of the browser; the page is the same over a server, where one
 * chapter runs in ../browser/live-chapter.test.ts.
 */

/** It has nothing to run. */
const glossary = '99-glossary.ipynb';

describe('each chapter, in a browser, without a server,', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);

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
