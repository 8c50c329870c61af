import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type ModelWritingOptions, modelWriting } from '../../src/explore/index.js';
import { askedOf, type WritingState } from '../../src/explore/writing/writing-state.js';
import { faultsOn, livePages, phone, slide, stateOf } from './support/live-pages.js';

const made = async (options: ModelWritingOptions = {}) =>
  (await modelWriting({ size: 0, ...options })).state as WritingState;

// Which handle has the keyboard.
const focused = (page: Page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('attention-explorable')!;
    return (shadowRoot!.activeElement as HTMLElement | null)?.dataset.cell;
  });

describe('a model that writes, live,', function () {
  this.timeout(120_000);
  const { open } = livePages();

  // Waits until what is asked is what was written, and compares all of it.
  async function becomes(page: Page, options: ModelWritingOptions): Promise<void> {
    const state = await made(options);
    const isWritten = (of: string) => {
      const { state } = document.querySelector('attention-explorable') as unknown as { state: WritingState };
      return state.read.of === of;
    };
    await page.waitForFunction(isWritten, askedOf(state), { timeout: 110_000 });
    expect(await stateOf(page)).to.deep.equal(state);
  }

  it('a finger and keys choose text, temperature, seed, head and beginning, and axe finds no fault', async () => {
    const page = await open(phone, await modelWriting({ size: 0 }), 'at.0');
    await page.locator('[data-cell="at.5"]').tap();
    await becomes(page, { look: 5 });
    await page.locator('[data-cell="at.5"]').press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await becomes(page, { look: 7 });
    expect(await page.locator('[data-cell="at.7"]').getAttribute('aria-pressed')).to.equal('true');
    await page.getByRole('button', { name: 'learned from 56,000 characters' }).tap();
    await becomes(page, { look: 7, text: 'small' });
    const slider = page.getByRole('slider', { name: 'temperature' });
    await slider.press('ArrowRight');
    await becomes(page, { look: 7, text: 'small', temperature: 0.9 });
    const { x, y } = (await page.locator('[data-cell="temperature"] rect').boundingBox())!;
    await slide(page, { x: x + 18, y: y + 18 }, [-20, 0], [-50, 0], [-75, 0]); // half a degree back
    await becomes(page, { look: 7, text: 'small', temperature: 0.4 });
    await page.getByRole('button', { name: 'write again' }).tap();
    await becomes(page, { look: 7, text: 'small', temperature: 0.4, seed: 2 });
    await page.getByRole('button', { name: 'head 2' }).press('Enter');
    const all = { look: 7, text: 'small', temperature: 0.4, seed: 2, head: 2 } as const;
    await becomes(page, all);
    await page
      .getByText(/head 2 of layer 1/)
      .first()
      .waitFor();
    const top = page.getByRole('slider', { name: 'top-k' });
    expect(await top.getAttribute('aria-valuetext')).to.equal('all');
    await top.press('ArrowLeft');
    await becomes(page, { ...all, top: 74 });
    expect(await focused(page), 'though the title has had one line meanwhile').to.equal('top');
    const from = (await page.locator('[data-cell="top"] rect').boundingBox())!;
    await slide(page, { x: from.x + 18, y: from.y + 18 }, [-90, 0], [-180, 0], [-187, 0]); // 74 · 10^(−187/160)
    await becomes(page, { ...all, top: 5 });
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.getByRole('textbox', { name: 'The beginning' }).fill('She w');
    await becomes(page, { ...all, top: 5, beginning: 'She w' });
    await page.getByRole('textbox', { name: 'The beginning' }).fill('Sheéw');
    await page.getByText('It doesn’t know “é”: left out.').first().waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    for (const _ of ['type', 'slide', 'key', 'head', 'again'])
      await page.getByRole('button', { name: 'Undo' }).tap();
    await becomes(page, { look: 7, text: 'small', temperature: 0.4 });
    await page.getByRole('button', { name: 'Reset' }).tap();
    await becomes(page, {});
    await page.context().close();
  });

  it('a mouse follows characters; what can’t be loaded is said, and the last choice wins', async () => {
    const page = await open({ colorScheme: 'dark' }, await modelWriting({ size: 0 }), 'at.0');
    await page.locator('[data-cell="at.12"]').hover();
    await becomes(page, { look: 12 });
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.route('http://kit.test/data/**', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('button', { name: 'learned from 56,000 characters' }).click();
    await page.getByText('The model can’t be loaded here.', { exact: false }).first().waitFor();
    await becomes(page, { look: 12 });
    await page.unroute('http://kit.test/data/**');
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const asked = page.waitForRequest(/0-small/);
    await page.route('http://kit.test/data/language/models/0-small.bin', async (route) => {
      await held;
      await route.fallback();
    });
    await page.getByRole('button', { name: 'learned from 56,000 characters' }).click(); // tries again
    await asked;
    await page.getByRole('button', { name: 'learned from 450,000 characters' }).click();
    go();
    await becomes(page, { look: 12, text: 'middle' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await becomes(page, { look: 12, text: 'small' });
    await page.context().close();
  });
});
