import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { readAsset } from '../../src/assets/read-asset.js';
import { selfAttention } from '../../src/attention/index.js';
import { numberText, shareText } from '../../src/explore/draw/number-text.js';
import {
  attentionMachine,
  type Explorable,
  modelHeads,
  queryArrow,
  scoreShares,
  slidingDigit,
  yourSentence,
} from '../../src/explore/index.js';
import type { MachineState } from '../../src/explore/machine/machine-state.js';
import { encode, loadEncoder } from '../../src/model/index.js';
import { explore } from '../../src/notebook/index.js';
import { headHabits } from '../../src/study/index.js';
import { launchBrowser } from '../support/browser.js';
import { sentBy } from '../support/kernel.js';
import { liveScript } from './support/live-script.js';

const AXE = createRequire(import.meta.url).resolve('axe-core');
const PAGE = `<!doctype html><html lang="en"><title>Explore</title><meta name="viewport" content="width=device-width">
<style>:root{color-scheme:light dark}body{max-width:704px;margin:0 auto;padding:16px;color:light-dark(#111,#eee);background:light-dark(#fff,#12161b)}</style>
<main><h1>Explore</h1><div id="here"></div></main></html>`;

describe('a live attention machine', function () {
  this.timeout(60_000);
  let browser: Browser;
  let script: string;

  before(async function () {
    browser = await launchBrowser(this);
    script = await liveScript();
  });
  after(() => browser?.close());

  async function open(options: BrowserContextOptions = {}, state: object = {}): Promise<Page> {
    return openExplorable(options, attentionMachine(state), 'x.0.0');
  }

  async function openExplorable(
    options: BrowserContextOptions,
    it: Explorable,
    first: string,
  ): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => expect.fail(String(error)));
    await serve(page);
    await page.addScriptTag({ url: 'http://kit.test/explore.js' });
    await page.evaluate((explorable) => {
      const { AttentionKitExplore } = window as unknown as {
        AttentionKitExplore: { liveExplorable(it: unknown): Node };
      };
      document.querySelector('#here')!.append(AttentionKitExplore.liveExplorable(explorable));
    }, it);
    await page.locator(`[data-cell="${first}"]`).waitFor();
    return page;
  }

  // As a server has it: the script, and the kit's data in a folder beside it.
  async function serve(page: Page): Promise<void> {
    await page.route('http://kit.test/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/explore.js')
        return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script });
      if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE });
      return route.fulfill({ body: Buffer.from(await readAsset(pathname.replace('/data/', ''))) });
    });
    await page.goto('http://kit.test/');
  }

  async function faultsOn(page: Page): Promise<string[]> {
    await page.addScriptTag({ path: AXE });
    return page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`);
    });
  }

  const stateOf = (page: Page) =>
    page.evaluate(
      () => (document.querySelector('attention-explorable') as unknown as { state: MachineState }).state,
    );
  const shown = async (page: Page, name: string) =>
    (await page.locator(`[data-cell="${name}"] text`).textContent())!;

  /** Holds every number on the page against `selfAttention` with the numbers that are set there. */
  async function expectRight(page: Page): Promise<void> {
    const { x, wQuery, wKey, wValue } = await stateOf(page);
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
          expect(Number(plain(texts[`${part}.${i}.${j}`])), `${part}.${i}.${j}`).to.equal(
            Number(plain(text)),
          );
        }
  }
  const plain = (text: string) => text.replace('−', '-').replace('<', '');

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
    const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const { x, y } = (await page.locator('[data-cell="wQuery.1.0"]').boundingBox())!;
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx?: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: dx === undefined ? [] : [{ x: x + 10 + dx, y: y + 10 }],
      });
    await send('touchStart', 0);
    for (const dx of [20, 40, 80]) await send('touchMove', dx);
    await page.waitForTimeout(60);
    await send('touchEnd');
    expect(await shown(page, 'wQuery.1.0')).to.equal('4'); // 2 + 80 / 40
    expect(await shown(page, 'queries.2.0')).to.equal('8'); // 2 · 4
    await expectRight(page);
    await send('touchStart', 0);
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [{ x: x + 10, y: y - 90 }],
    });
    await page.waitForTimeout(60);
    await send('touchEnd');
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

  it('has a sibling whose scores a mouse and keys drag, and axe finds no fault in it', async () => {
    const page = await openExplorable({ viewport: { width: 390, height: 844 } }, scoreShares(), 'score.1');
    const { x, y, width, height } = (await page.locator('[data-cell="score.1"] circle').boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 10, y + height / 2);
    await page.waitForTimeout(40);
    await page.mouse.up();
    const score = page.getByRole('slider', { name: 'score of book' });
    expect(await score.getAttribute('aria-valuenow')).to.equal('8.78'); // 7.78 + 10 · 0.1
    await page.getByRole('slider', { name: 'temperature' }).press('End');
    expect(await page.getByRole('slider', { name: 'temperature' }).getAttribute('aria-valuenow')).to.equal(
      '10',
    );
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.context().close();
  });

  it('has a sibling in which a finger and keys move an arrow both ways, and axe finds no fault in it', async () => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const page = await openExplorable(options, queryArrow(), 'query');
    const tip = page.getByRole('slider', { name: 'query of they' });
    const { x, y } = (await page.locator('[data-cell="query"] rect').boundingBox())!;
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', by?: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: by === undefined ? [] : [{ x: x + 18 - by, y: y + 18 + by }],
      });
    await send('touchStart', 0);
    for (const by of [20, 40, 62]) await send('touchMove', by); // two units to the left, and two down
    await send('touchEnd');
    expect(await tip.getAttribute('aria-valuetext')).to.equal('thing 2, many −1');
    expect(await shown(page, 'score.2.1')).to.equal('7'); // 2 · 3 + (−1) · (−1)
    await tip.press('ArrowUp');
    await tip.press('Shift+ArrowLeft');
    expect(await tip.getAttribute('aria-valuetext')).to.equal('thing 1.90, many 0');
    await page.getByRole('button', { name: 'one matrix for both' }).click();
    expect(await shown(page, 'score.2.0')).to.equal(await shown(page, 'score.0.2'));
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.context().close();
  });

  it('has a sibling that reads a sentence while it is typed, and takes all letters back at once', async () => {
    const page = await openExplorable(
      { viewport: { width: 390, height: 844 } },
      await yourSentence(),
      'row.0',
    );
    const sentence = page.getByRole('textbox', { name: 'Your sentence' });
    await sentence.fill('Robots are cool');
    await page.locator('[data-cell="row.2"]').waitFor();
    await page.locator('[data-cell="row.3"]').waitFor({ state: 'detached' });
    await sentence.pressSequentially('er');
    await page.getByText('“cooler” gives', { exact: false }).waitFor();
    await page.locator('[data-cell="row.0"]').hover();
    await page.getByText('“robots” gives', { exact: false }).waitFor();
    await page.getByLabel('With one word changed').fill('Robotz are cooler');
    await page.getByText('Spelled like it: robot', { exact: false }).waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await sentence.inputValue()).to.equal('Transformers are cool because they are efficient');
    await page.context().close();
  });

  it('has a sibling of 72 heads that keys and clicks enlarge, sort and pin, and axe finds no fault in it', async () => {
    const { tokens, weights } = encode(await loadEncoder(), 'They are cool');
    const habits = headHabits([{ tokens, weights }]);
    const page = await openExplorable(
      { viewport: { width: 390, height: 844 } },
      modelHeads({ tokens, weights, habits }),
      'head.1.1',
    );
    const large = (name: string) => page.getByText(name, { exact: true });
    await page.locator('[data-cell="head.6.8"]').hover();
    await large('layer 6, head 8').waitFor();
    await page.locator('[data-cell="head.6.8"]').click();
    await page.keyboard.press('ArrowLeft');
    await large('layer 6, head 7').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await large('layer 5, head 7 (pinned)').waitFor();
    expect(await large('layer 6, head 8 (pinned)').count()).to.equal(1);
    const [a, b] = ((await weights.array()) as number[][][][]).flatMap((heads, l) =>
      heads.filter((_, h) => (l === 4 && h === 6) || (l === 5 && h === 7)),
    );
    const apart = a!.flatMap((row, i) =>
      row.map((weight, j) => (i === 0 || i === 4 ? 0 : Math.abs(weight - b![i]![j]!))),
    );
    const at = apart.indexOf(Math.max(...apart));
    const [first, second] = [b!, a!].map((rows) => rows.flat()[at]!.toFixed(3));
    const written = (await page.locator('svg').textContent())!.replaceAll(' ', ''); // it may be broken into lines
    expect(written).to.match(new RegExp(`Theydiffermostin.*:${first}and${second}`));
    const byHabit = page.getByRole('button', { name: 'by habit' });
    await byHabit.click();
    expect(await byHabit.getAttribute('aria-pressed')).to.equal('true');
    expect(await page.locator('[data-cell][aria-pressed="true"]').count()).to.equal(2);
    expect(await page.locator('[data-cell^="head."]').count()).to.equal(72);
    expect(await faultsOn(page)).to.deep.equal([]);
    for (const _ of ['sort', 'Enter', 'click']) await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.locator('[aria-pressed="true"]').count()).to.equal(0);
    await page.context().close();
  });

  it('has a sibling in which a finger and keys slide a digit, both nets answer, and axe finds no fault', async () => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const page = await openExplorable(options, await slidingDigit(), 'digit');
    const digit = page.getByRole('slider', { name: 'place of a 9' });
    await digit.press('ArrowRight');
    await page.getByText('the transformer reads 1').first().waitFor();
    expect(await digit.getAttribute('aria-valuetext')).to.equal('one pixel to the right');
    const { x, y } = (await page.locator('[data-cell="digit"] rect').first().boundingBox())!;
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', by?: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: by === undefined ? [] : [{ x: x + 120 - by, y: y + 120 + by }],
      });
    await send('touchStart', 0);
    for (const by of [10, 25, 41]) await send('touchMove', by); // two pixels to the left, and two down
    await send('touchEnd');
    await page.getByText('one pixel to the left and two pixels down').first().waitFor();
    await page.getByRole('button', { name: 'digit 3' }).tap();
    await page.getByRole('slider', { name: 'place of a 3' }).waitFor();
    const made = await slidingDigit({ digit: 3, shift: [-1, 2] });
    expect(await stateOf(page)).to.deep.equal(made.state);
    expect(await faultsOn(page)).to.deep.equal([]);
    for (const _ of [1, 2, 3]) await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('A 9 in the middle').first().waitFor();
    await page.context().close();
  });

  it('says so where what a change needs can’t be loaded, and keeps what was there', async () => {
    const page = await openExplorable({}, await slidingDigit(), 'digit');
    const before = await stateOf(page);
    await page.route('http://kit.test/data/**', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('slider').press('ArrowRight');
    await page.getByText('The nets can’t be loaded here.', { exact: false }).first().waitFor();
    expect(await stateOf(page)).to.deep.equal(before);
    await page.unroute('http://kit.test/data/**');
    await page.getByRole('slider').press('ArrowRight'); // tries again
    await page.getByText('the transformer reads 1').first().waitFor();
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
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href, { waitUntil: 'networkidle' });
    expect(await page.getByRole('img', { name: /^Attention machine: they gives 80 %/ }).count()).to.equal(1);
    expect(asked.filter((url) => !/^(file|data):/.test(url))).to.deep.equal([]);
    const kit = join(folder, 'node_modules', 'attention-kit', 'dist', 'lab');
    await mkdir(kit, { recursive: true });
    await writeFile(join(kit, 'explore.min.js'), script);
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
