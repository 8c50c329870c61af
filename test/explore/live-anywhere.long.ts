import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { dark, light } from '../../src/explore/draw/palette.js';
import { attentionMachine, type Explorable, yourSentence } from '../../src/explore/index.js';
import type { Reading } from '../../src/explore/sentence/reading.js';
import { committedExplorables } from './support/committed-explorables.js';
import { livePages, stateOf } from './support/live-pages.js';

/** A wide page, the same at 200 %, and a telephone. */
const pages = {
  'a wide page': { viewport: { width: 1280, height: 900 } },
  'a page at 200 %': { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  'a telephone': { viewport: { width: 390, height: 844 } },
};

describe('explorables in any script, on any page', function () {
  this.timeout(240_000);
  const { open } = livePages();

  for (const [name, options] of Object.entries(pages))
    it(`on ${name}, no text of any chapter’s pictures is cut, nothing moves by itself, and nothing scrolls sideways`, async () => {
      const page = await open({ ...options, reducedMotion: 'reduce' }, attentionMachine(), 'x.0.0');
      const faults: string[] = [];
      for (const { chapter, it } of await committedExplorables())
        faults.push(...(await cutIn(page, it)).map((fault) => `${chapter} ${it.name}: ${fault}`));
      expect(faults).to.deep.equal([]);
      await page.context().close();
    });

  it('a sentence of emoji, accents and other scripts is cut between letters, and each unknown word is named', async () => {
    const page = await open({}, await yourSentence(), 'row.0');
    const box = page.getByRole('textbox', { name: 'Your sentence' });
    await box.fill('cafe\u0301 👩‍🚀 🇩🇪 שלום می\u200cخواهم cool');
    await page.locator('[data-cell="row.1"]').waitFor({ state: 'detached' });
    await page.getByText('No word is spelled like it').first().waitFor();
    const { read } = await stateOf<{ read: Reading }>(page);
    expect(read.tokens).to.deep.equal(['café', '👩‍🚀', '🇩🇪', 'שלום', 'می\u200cخواهم', 'cool']);
    expect(read.words).to.deep.equal(['cool']);
    const notes = await page.locator('.note').allTextContents();
    expect(notes.map((note) => note.split('”')[0]!.slice(1))).to.deep.equal(read.tokens.slice(0, -1));
    for (const note of notes)
      expect(note).to.match(/is not among the 27,000 words, and left out\. (No|Spelled|Words)/);
    await box.fill('שלום');
    expect(await box.evaluate((input) => getComputedStyle(input).direction)).to.equal('rtl');
    await box.fill('\u200b\u200f');
    await page.getByText('Type a sentence', { exact: true }).waitFor();
    await page.context().close();
  });

  it('a state that was changed by hand is refused, or says in its place that it can’t be shown', async () => {
    const { name, state } = attentionMachine();
    const page = await open({}, { name, state }, 'x.0.0');
    const shown = (more: object) =>
      page.evaluate(
        (it) => {
          const { AttentionKitExplore } = window as unknown as {
            AttentionKitExplore: { liveExplorable(it: unknown): HTMLElement };
          };
          try {
            const element = AttentionKitExplore.liveExplorable(it);
            document.querySelector('#here')!.replaceChildren(element);
            return element.shadowRoot!.textContent;
          } catch (error) {
            return `${error}`;
          }
        },
        { name, state: { ...(state as object), ...more } },
      );
    expect(await shown({ x: 'x' })).to.match(/^RangeError: explorable: expected one that this kit makes/);
    expect(await shown({ wishes: [] })).to.match(/^RangeError: explorable: expected one that this kit makes/);
    expect(await shown({ look: 'nothing.0.0' })).to.equal(
      'This can’t be shown: its parts don’t fit together. Run the cell again.',
    );
    await page.context().close();
  });

  it('a dark one is printed in ink on white, without its buttons', async () => {
    const page = await open({ colorScheme: 'dark' }, attentionMachine(), 'x.0.0');
    const number = page.locator('[data-cell="x.0.0"] text');
    expect(await number.getAttribute('fill')).to.equal(dark.ink);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.locator(`[data-cell="x.0.0"] text[fill="${light.ink}"]`).waitFor();
    expect(await page.getByRole('button', { name: 'Undo' }).count()).to.equal(0);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.locator(`[data-cell="x.0.0"] text[fill="${dark.ink}"]`).waitFor();
    await page.context().close();
  });
});

/** Shows another explorable, and says which of its texts leave the picture, and what else is wrong. */
function cutIn(page: Page, it: Explorable): Promise<string[]> {
  return page.evaluate(async (explorable) => {
    const { AttentionKitExplore } = window as unknown as {
      AttentionKitExplore: { liveExplorable(it: unknown): HTMLElement };
    };
    const element = AttentionKitExplore.liveExplorable(explorable);
    document.querySelector('#here')!.replaceChildren(element);
    await new Promise(requestAnimationFrame);
    const root = element.shadowRoot!;
    const picture = root.querySelector('svg')!.getBoundingClientRect();
    const texts = [...root.querySelectorAll('svg text')].filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return (
        left < picture.left - 1 ||
        right > picture.right + 1 ||
        top < picture.top - 2 ||
        bottom > picture.bottom + 2
      );
    });
    return [
      ...texts.map((text) => `cut: ${text.textContent}`),
      ...(document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : []),
      ...(root.getAnimations().length > 0 ? ['moves'] : []),
    ];
  }, it);
}
