import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { formatNotebook } from '../../../src/format/format-notebook.js';
import { parseNotebook } from '../../../src/format/parse-notebook.js';
import { until } from '../../support/until.js';
import { menu } from '../support/browser.js';
import { chapterFaults, openWhole } from '../support/chapter-faults.js';
import { chaptersInBrowser } from '../support/chapters-in-browser.js';
import {
  brokenCells,
  brokenWords,
  cutTitles,
  fullLines,
  glideTime,
  movingParts,
  smallLetters,
  standOut,
} from '../support/seen-in-page.js';

describe('a chapter that is read, in a browser', function () {
  this.timeout(180_000);
  const at = chaptersInBrowser();
  const open = (name: string, width = 1280) => openWhole(at.browser, at.lab, name, width);

  it('has lines of 70 to 80 characters, figures as wide as the lines, and words that no one translates', async () => {
    const page = await open('05-weighted-sum.ipynb');
    const full = await page.evaluate(fullLines);
    const mean = full.reduce((sum, { length }) => sum + length, 0) / full.length;
    expect(full.length).to.be.above(20);
    expect(mean).to.be.within(70, 80);
    const right = await page.evaluate(() => {
      const edge = (selector: string) =>
        Math.max(
          ...[...document.querySelectorAll(selector)].map((node) => node.getBoundingClientRect().right),
        );
      return {
        text: edge('.jp-MarkdownOutput'),
        figures: edge('.ak-Plot .main-svg'),
        code: edge('.jp-InputArea-editor'),
      };
    });
    for (const edge of [right.figures, right.code]) expect(edge).to.be.closeTo(right.text, 8);
    const marked = (selector: string) =>
      page.evaluate(
        (all) => [...document.querySelectorAll(all)].every((node) => node.closest('[translate="no"]')),
        selector,
      );
    expect(await marked('.jp-OutputArea-output th')).to.equal(true);
    expect(await marked('.ak-Plot text')).to.equal(true);
    const words = page.locator('.jp-MarkdownOutput em[translate="no"]');
    expect(await words.filter({ hasText: /^they$/ }).count()).to.be.above(5);
    expect(await words.filter({ hasText: 'minutes' }).count()).to.equal(0);
    await page.context().close();
  });

  it('folds code that only draws by one switch, which is remembered, and which leaves the file as it is', async () => {
    const file = join(at.lab.folder, 'folds.ipynb');
    const before = withHiddenCells(await readFile(join(at.lab.folder, '05-weighted-sum.ipynb'), 'utf8'));
    await writeFile(file, before);
    const page = await open('folds.ipynb');
    const toggle = page.getByRole('button', { name: 'Story View' });
    const closed = page.getByRole('button', { name: 'Show code', exact: true });
    const count = await closed.count();
    expect(count).to.be.above(3);
    expect(await page.locator('.jp-Placeholder').count()).to.equal(0); // Jupyter's own, which the file would keep
    await closed.first().press('Enter');
    await page.getByRole('button', { name: 'Hide code' }).waitFor();
    expect(await page.evaluate(() => document.querySelector('.jp-mod-editMode'))).to.equal(null);
    expect(await closed.count()).to.equal(count - 1);
    const kept = page.waitForResponse((answer) => /workspaces\/view/.test(answer.url()) && answer.ok());
    await toggle.press('Enter');
    await kept;
    expect(await closed.and(page.locator(':visible')).count()).to.equal(0);
    expect(await page.locator('.jp-mod-dirty').count()).to.equal(0);
    const saved = page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && /contents/.test(answer.url()),
    );
    await menu(page, 'File', 'Save Notebook');
    await saved;
    expect(await readFile(file, 'utf8')).to.equal(before);
    await page.context().close();
    const other = await open('02-query-key-value.ipynb');
    expect(await other.getByRole('button', { name: 'Story View' }).getAttribute('aria-pressed')).to.equal(
      'false',
    );
    await menu(other, 'View', 'Story View');
    await other.getByRole('button', { name: 'Show code', exact: true }).first().waitFor();
    await other.context().close();
  });

  it('opens folded code when it is about to be changed, from the keyboard, too', async () => {
    const page = await open('02-query-key-value.ipynb');
    const cell = page.locator('.jp-CodeCell').first();
    await cell.locator('.jp-InputPrompt').click();
    await page.keyboard.press('Enter');
    await cell.locator('.cm-content:focus').waitFor();
    await cell.getByRole('button', { name: 'Hide code' }).waitFor();
    await page.context().close();
  });

  it('tells what a looking word looks at, and a looked-at one who looks, to the pointer and to the keyboard', async () => {
    const page = await open('05-weighted-sum.ipynb');
    const plot = page.locator('.ak-Plot', { has: page.locator('.updatemenu-button') }).first();
    const told = async () => (await plot.locator('.hoverlayer').textContent()) ?? '';
    const stops = plot.locator('.ak-Choice');
    await plot.locator('.updatemenu-button', { hasText: 'they' }).hover();
    await until(async () => /^they looks at0\.98 transformers/.test(await told()));
    await plot.locator('.updatemenu-button', { hasText: 'they' }).click();
    await until(async () => /^they looks at0\.98 transformers/.test(await told()));
    await plot.locator('.textpoint').last().hover({ force: true });
    await until(async () => /^efficient is looked at by/.test(await told()));
    await page.mouse.move(0, 0);
    await until(async () => (await told()) === '');
    await stops.first().focus();
    await until(async () => /^transformers looks at1\.00 transformers/.test(await told()));
    expect(await stops.first().getAttribute('aria-description')).to.match(/^transformers looks at, 1\.00 tr/);
    for (const key of ['ArrowDown', 'End']) await page.keyboard.press(key);
    await until(async () => /^efficient is looked at by/.test(await told()));
    const [stop, word] = await Promise.all([stops.last(), plot.locator('.textpoint').last()].map(centre));
    expect(Math.hypot(stop![0] - word![0], stop![1] - word![1])).to.be.below(2);
    await page.keyboard.press('Enter');
    await page
      .locator('.ak-Live', { hasText: /^efficient is looked at by\n/ })
      .waitFor({ state: 'attached' });
    await page.context().close();
  });

  it('opens folded code in which a search finds something', async () => {
    const page = await open('05-weighted-sum.ipynb');
    const found = page.locator('.jp-CodeCell', { hasText: 'isDrawn = whom' });
    await found.getByRole('button', { name: 'Show code' }).waitFor();
    await page.locator('.jp-Notebook').press('ControlOrMeta+f');
    await page.locator('.jp-DocumentSearch-input').first().fill('isDrawn = whom');
    await page.locator('.jp-DocumentSearch-index-counter', { hasText: '1/1' }).waitFor();
    await page.locator('.jp-DocumentSearch-input').first().press('Enter');
    await found.locator('.cm-content', { hasText: 'isDrawn' }).and(page.locator(':visible')).waitFor();
    await found.getByRole('button', { name: 'Hide code' }).waitFor();
    await page.context().close();
  });

  it('leads from a word of the glossary to the cell that explains it', async () => {
    const page = await open('99-glossary.ipynb');
    await page
      .getByRole('row', { name: /^soft lookup/ })
      .getByRole('link')
      .click();
    await page.waitForURL(/\/notebooks\/06-self-attention\.ipynb/);
    await page.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
    await page
      .locator('.jp-mod-active', { hasText: 'What to remember' })
      .and(page.locator(':visible'))
      .waitFor();
    await until(async () => !page.url().includes('#')); // a reload leads to the reader's own place
    await page.context().close();
  });

  it('moves its slider by arrows, Home and End, says where it stands, and has no accessibility fault', async () => {
    const page = await open('04-softmax.ipynb');
    const slider = page.locator('input').and(page.getByRole('slider', { name: 'temperature' }));
    const title = page.locator('.ak-Plot', { has: slider }).locator('.gtitle');
    const step = () => slider.inputValue().then(Number);
    const [start, said] = [await step(), await slider.getAttribute('aria-valuetext')];
    expect(said).to.match(/^1: At temperature 1, “they” gives “transformers” 0\.98$/);
    await slider.focus();
    expect(await slider.evaluate((node) => getComputedStyle(node).outlineStyle)).to.equal('solid');
    await page.keyboard.press('ArrowRight');
    expect(await step()).to.equal(start + 1);
    await page.keyboard.press('End');
    await until(async () => /10/.test((await title.textContent()) ?? ''));
    expect(await slider.getAttribute('aria-valuetext')).to.match(/^10: At temperature 10/);
    await page.keyboard.press('Home');
    expect(await step()).to.equal(0);
    await until(async () => /temperature 0\.1/.test((await title.textContent()) ?? ''));
    const glides = () => slider.evaluate(glideTime);
    expect(await glides()).to.be.above(100);
    await page.emulateMedia({ reducedMotion: 'reduce' }); // the next test's dark theme draws anew
    expect(await chapterFaults(page)).to.deep.equal([]);
    await until(async () => (await glides()) === 0);
    expect(await page.evaluate(movingParts)).to.deep.equal([]);
    await page.context().close();
  });

  it('scrolls tables and figures in themselves on a phone, with letters that can be read', async () => {
    for (const name of ['02-query-key-value.ipynb', '05-weighted-sum.ipynb', '06-self-attention.ipynb']) {
      const page = await open(name, 390);
      expect(await page.evaluate(standOut)).to.deep.equal([]);
      expect(await page.evaluate(cutTitles)).to.deep.equal([]);
      expect(await page.evaluate(smallLetters)).to.deep.equal([]);
      expect(await page.evaluate(brokenCells)).to.deep.equal([]);
      expect(await page.evaluate(brokenWords)).to.deep.equal([]);
      await page.context().close();
    }
  });
});

async function centre(part: Locator): Promise<[number, number]> {
  const { x, y, width, height } = (await part.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** A notebook whose file says of its first two code cells that their code is hidden. */
function withHiddenCells(text: string): string {
  const notebook = parseNotebook(text, 'a chapter');
  const code = notebook.cells.filter(({ cell_type }) => cell_type === 'code').slice(0, 2);
  for (const { metadata } of code) metadata.jupyter = { source_hidden: true };
  return formatNotebook(notebook);
}
