import { basename } from 'node:path';
import { expect } from 'chai';
import { listChapters } from '../../../src/runner/chapters.js';
import { chapterFaults, openWhole, standsOut } from '../support/chapter-faults.js';
import { chaptersInBrowser } from '../support/chapters-in-browser.js';
import { runThroughPage } from '../support/live-chapter.js';

const runs = (name: string) => !/glossary/.test(name);

describe('each chapter, in a browser', function () {
  this.timeout(240_000);
  const at = chaptersInBrowser();

  for (const name of listChapters().map((path) => basename(path)))
    it(`${name} ${runs(name) ? 'runs from top to bottom, draws each plot, and' : 'opens, and'} has whole formulas and titles, and no accessibility fault that is more than minor`, async () => {
      const page = await (runs(name) ? runThroughPage : openWhole)(at.browser, at.lab, name);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.waitForFunction(() => document.querySelector('.jp-Notebook')!.clientWidth > 1200);
      expect(await standsOut(page)).to.deep.equal([]);
      expect(await chapterFaults(page)).to.deep.equal([]);
      await page.context().close();
    });

  it('lets the keyboard choose a head in the explorer of chapter 8, and says which', async () => {
    const page = await openWhole(at.browser, at.lab, '08-real-model.ipynb');
    const choices = page.getByRole('toolbar', { name: 'Choices in this figure' }).last();
    const plot = page.locator('.ak-Plot', { has: choices });
    await choices.getByRole('button').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await plot.locator('.annotation-text', { hasText: 'layer 2, head 2' }).first().waitFor();
    await page.locator('.ak-Live', { hasText: 'layer 2, head 2' }).waitFor({ state: 'attached' });
    await page.context().close();
  });
});
