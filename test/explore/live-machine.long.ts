import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { selfAttention } from '../../src/attention/index.js';
import { numberText, shareText } from '../../src/explore/draw/number-text.js';
import { attentionMachine } from '../../src/explore/index.js';
import type { MachineState } from '../../src/explore/machine/machine-state.js';
import { explore } from '../../src/notebook/index.js';
import { sentBy } from '../support/kernel.js';
import { faultsOn, livePages, phone, shown, slide, stateOf } from './support/live-pages.js';

/** Holds every number on the page against `selfAttention` with the numbers that are set there. */
async function expectRight(page: Page): Promise<void> {
  const { x, wQuery, wKey, wValue } = await stateOf<MachineState>(page);
  const head = { wQuery: tf.tensor2d(wQuery), wKey: tf.tensor2d(wKey), wValue: tf.tensor2d(wValue) };
  const all = selfAttention(tf.tensor2d(x), head);
  const texts = Object.fromEntries(
    await page
      .locator('[data-cell]')
      .evaluateAll((cells) => cells.map((cell) => [cell.getAttribute('data-cell'), cell.textContent])),
  );
  for (const part of ['queries', 'keys', 'values', 'scores', 'weights', 'output'] as const)
    for (const [i, row] of ((await all[part].array()) as number[][]).entries())
      for (const [j, value] of row.entries()) {
        const text = part === 'weights' ? shareText(value) : numberText(value);
        expect(Number(plain(texts[`${part}.${i}.${j}`])), `${part}.${i}.${j}`).to.equal(Number(plain(text)));
      }
}
const plain = (text: string) => text.replace('−', '-').replace('<', '');

describe('a live attention machine', function () {
  this.timeout(60_000);
  const at = livePages();
  const open = (options: BrowserContextOptions = {}, state: object = {}) =>
    at.open(options, attentionMachine(state), 'x.0.0');

  it('moves all later numbers as a mouse drags one, and they are those of selfAttention', async () => {
    const page = await open();
    await expectRight(page);
    const before = await shown(page, 'output.2.1');
    const box = (await page.locator('[data-cell="x.2.2"]').boundingBox())!;
    const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(cx, cy);
    await page.mouse.down();
    for (const dx of [-12, -31, -52]) {
      await page.mouse.move(cx + dx, cy); // four pixels a tenth
      await page.waitForTimeout(40); // a frame or two
    }
    await page.mouse.up();
    expect(await shown(page, 'x.2.2')).to.equal('−0.30'); // 1 − 1.3
    expect(await shown(page, 'output.2.1')).not.to.equal(before);
    await expectRight(page);
    await page.getByRole('button', { name: 'Undo' }).click(); // the whole drag
    expect(await shown(page, 'x.2.2')).to.equal('1');
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).to.equal(true);
    await page.context().close();
  });

  it('obeys a finger at 390 pixels, and fits there', async () => {
    const page = await open(phone);
    const { x, y } = (await page.locator('[data-cell="wQuery.1.0"]').boundingBox())!;
    const place = { x: x + 10, y: y + 10 };
    await slide(page, place, [20, 0], [40, 0], [80, 0]);
    expect(await shown(page, 'wQuery.1.0')).to.equal('4'); // 2 + 80 / 40
    expect(await shown(page, 'queries.2.0')).to.equal('8'); // 2 · 4
    await expectRight(page);
    await slide(page, place, [0, -100]);
    expect(await shown(page, 'wQuery.1.0'), 'after the page was scrolled').to.equal('4');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(390);
    await page.context().close();
  });

  it('is reached and moved by the keyboard alone, each number with its name and value', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    const focused = page.getByRole('spinbutton', { name: 'transformers: a thing', exact: true });
    expect(
      await focused.evaluate((cell) => (cell.getRootNode() as ShadowRoot).activeElement === cell),
    ).to.equal(true);
    await page.keyboard.press('ArrowRight'); // points
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowUp');
    expect(await shown(page, 'x.0.1')).to.equal('1.10');
    expect(
      await page.getByRole('spinbutton', { name: 'transformers: points' }).getAttribute('aria-valuenow'),
    ).to.equal('1.1');
    await expectRight(page);
    await page.keyboard.press('Tab'); // one stop a matrix: on to W_Q
    await page.keyboard.press('End');
    expect(await shown(page, 'wQuery.0.0')).to.equal('5');
    await page.getByText('gives', { exact: false }).first().waitFor();
    await expectRight(page);
    await page.context().close();
  });

  it('shows what a number was made of while the mouse is on it', async () => {
    const page = await open();
    await page.locator('[data-cell="products.2.1"]').hover();
    expect(await page.getByText('score of they for book').count()).to.equal(1);
    expect(await page.getByText('+ 1 · (−1)', { exact: true }).count()).to.equal(1);
    const frame = (name: string) => page.locator(`[data-cell="${name}"] rect`).first().getAttribute('stroke');
    expect(await frame('queries.2.0')).to.equal(await frame('keys.1.1'));
    expect(await frame('queries.2.0')).not.to.equal(await frame('queries.1.0'));
    await page.context().close();
  });

  it('says what a lever breaks, and mends it', async () => {
    const page = await open();
    const lever = page.getByRole('button', { name: 'wrong axis' });
    await lever.click();
    expect(await lever.getAttribute('aria-pressed')).to.equal('true');
    expect(await page.locator('.note').textContent()).to.match(/^Columns sum to 1 now, and rows to /);
    await lever.click();
    expect(await page.locator('.note').count()).to.equal(0);
    await expectRight(page);
    await page.context().close();
  });

  it('shows its code where it may not write to the clipboard, and sets itself back', async () => {
    const page = await open({}, { lit: 'scores' });
    await page.locator('[data-cell="x.0.0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Copy as a cell' }).click();
    expect(await page.getByRole('textbox').inputValue()).to.include(
      'await explore(attentionMachine({ x: [[2, 0, 1]',
    );
    await page.getByRole('button', { name: 'Reset' }).click();
    expect(await shown(page, 'x.0.0')).to.equal('3');
    await page.context().close();
  });

  it('takes the place of its picture in a saved page beside the kit, and of nothing where there is no kit', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-saved-'));
    const [sent] = await sentBy(() => explore(attentionMachine({ lit: 'scores' })));
    await mkdir(join(folder, 'notebooks'));
    const file = join(folder, 'notebooks', 'chapter.html');
    await writeFile(file, `<!doctype html><meta charset="utf-8"><body>${sent!.data['text/html']}`);
    const page = await at.browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href, { waitUntil: 'networkidle' });
    expect(await page.getByRole('img', { name: /^Attention machine: they gives 80 %/ }).count()).to.equal(1);
    expect(asked.filter((url) => !/^(file|data):/.test(url))).to.deep.equal([]);
    const kit = join(folder, 'node_modules', 'attention-kit', 'dist', 'lab');
    await mkdir(kit, { recursive: true });
    await writeFile(join(kit, 'explore.min.js'), at.script);
    await page.reload();
    await page.locator('[data-cell="x.0.0"]').waitFor();
    expect(await page.locator('img').count()).to.equal(0);
    await page.close();
    await rm(folder, { recursive: true });
  });

  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const)
    it(`has no fault that axe finds, ${colorScheme}, ${width} pixels wide`, async () => {
      const options = { viewport: { width, height: 900 }, colorScheme };
      const page = await open(options, { lit: 'shares', levers: ['noRoot'] });
      expect(await faultsOn(page)).to.deep.equal([]);
      await page.context().close();
    });
});
