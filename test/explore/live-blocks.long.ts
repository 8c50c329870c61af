import { expect } from 'chai';
import {
  blockPile,
  fiveSteps,
  modelSentence,
  residualStream,
  runningMax,
  scoreSpread,
  scoreTiles,
  twoArrows,
  yourSentence,
} from '../../src/explore/index.js';
import { askedOf, type ModelState } from '../../src/explore/model/model-state.js';
import { embed, loadWordVectors } from '../../src/text/index.js';
import { faultsOn, livePages, phone, shown, slide, stateOf } from './support/live-pages.js';

const narrow = { viewport: { width: 390, height: 844 } };

describe('lengths, blocks and scores, live,', function () {
  this.timeout(60_000);
  const { open } = livePages();

  it('the spread of scores: a finger and keys change the length, a switch divides, and axe finds no fault', async () => {
    const page = await open(phone, scoreSpread(), 'dK');
    const length = page.getByRole('slider', { name: 'dimensions d_k' });
    const { x, y } = (await page.locator('[data-cell="dK"] rect').boundingBox())!;
    await slide(page, { x: x + 18, y: y + 18 }, [-30, 0], [-60, 0], [-76, 0]); // two doublings back
    expect(await length.getAttribute('aria-valuenow')).to.equal('16');
    await length.press('ArrowRight');
    await length.press('Shift+ArrowRight');
    expect(await length.getAttribute('aria-valuenow')).to.equal('33');
    await page.getByRole('button', { name: '÷ √d_k' }).click();
    await page.getByText('d_k = 33: divided by √33', { exact: false }).first().waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Reset' }).click();
    expect(await stateOf(page)).to.deep.equal(scoreSpread().state);
    await page.context().close();
  });

  it('a pile of blocks: its parts are switched, its layers dragged and stepped through, and axe finds no fault', async () => {
    const tokens = ['they', 'are', 'cool'];
    const it = blockPile({ tokens, x: embed(tokens, await loadWordVectors()) });
    const page = await open(narrow, it, 'layer');
    const layer = page.getByRole('slider', { name: 'layers passed' });
    await layer.press('Home');
    await page.getByText('Before the first layer', { exact: false }).first().waitFor();
    const { x, y } = (await page.locator('[data-cell="layer"] circle').boundingBox())!;
    await page.mouse.move(x + 10, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 10); // two layers of 25 pixels
    await page.waitForTimeout(40);
    await page.mouse.up();
    expect(await layer.getAttribute('aria-valuenow')).to.equal('2');
    const residual = page.getByRole('button', { name: 'residual' });
    await residual.click();
    expect(await residual.getAttribute('aria-pressed')).to.equal('false');
    await page.getByText('No residual: after two layers', { exact: false }).first().waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    for (const _ of ['click', 'drag', 'key']) await page.getByRole('button', { name: 'Undo' }).click();
    expect(await stateOf(page)).to.deep.equal(it.state);
    await page.context().close();
  });

  it('scores of a sentence: they are made while it is typed, and each word is followed by a key', async () => {
    const page = await open(narrow, await yourSentence({ shows: 'steps' }), 'row.0');
    await page.getByRole('textbox', { name: 'Your sentence' }).fill('Dogs are cool');
    await page.locator('[data-cell="row.3"]').waitFor({ state: 'detached' });
    expect(await shown(page, 'row.2')).to.equal('cool');
    await page.locator('[data-cell="row.2"]').focus();
    await page.keyboard.press('ArrowUp');
    await page.getByText('“are” gives', { exact: false }).first().waitFor();
    expect(await page.getByRole('textbox').count()).to.equal(1);
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.context().close();
  });

  it('a real model: it is loaded while the page tells so, a click cuts a head, and the last of many letters wins', async () => {
    const [other, cuts] = ['Machines save time', [[4, 2]] as [number, number][]];
    const page = await open(narrow, await modelSentence({ other }), 'head.4.2');
    const first = await stateOf<ModelState>(page);
    const isRead = (of: ModelState['read']['of']) =>
      page.waitForFunction((asked) => {
        const { state } = document.querySelector('attention-explorable') as unknown as { state: ModelState };
        return state.read.of === asked;
      }, of);
    await page.route('http://kit.test/data/**', (route) => route.fulfill({ status: 404 }));
    await page.locator('[data-cell="head.4.2"]').click();
    await page.getByText('The model can’t be loaded here.', { exact: false }).first().waitFor();
    expect(await stateOf(page)).to.deep.equal(first);
    await page.mouse.move(1, 1); // what is said moves the heads along under it
    await page.unroute('http://kit.test/data/**');
    await page.route('http://kit.test/data/minilm/model.safetensors', async (route) => {
      await page.getByText(/Loading: [01] of 24 MB/).waitFor(); // the tokenizer has come
      await route.fallback();
    });
    await page.locator('[data-cell="head.4.2"]').press('Enter'); // tries again
    await page.getByText('Without head 4.2 “they” moves by', { exact: false }).waitFor();
    expect(await page.getByRole('progressbar').count()).to.equal(0);
    expect(await stateOf(page)).to.deep.equal((await modelSentence({ other, cuts })).state);
    const sentence = page.getByRole('textbox', { name: 'Your sentence' });
    await sentence.fill('');
    await sentence.pressSequentially('The cat sleeps because it is tired');
    const asked = { sentence: 'The cat sleeps because it is tired', other, cuts };
    await isRead(askedOf(asked));
    await page.locator('[data-cell="to.2"]').click();
    await page.locator('[data-cell="from.6"]').hover();
    const { look } = await stateOf<ModelState>(page);
    expect(await stateOf(page)).to.deep.equal(
      (await modelSentence({ ...asked, look, from: 6, to: 2 })).state,
    );
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'all heads back' }).click();
    await isRead(askedOf({ ...asked, cuts: [] }));
    for (const _ of ['back', 'to', 'letters', 'cut'])
      await page.getByRole('button', { name: 'Undo' }).click();
    await isRead(first.read.of);
    await page.context().close();
  });

  it('drawings side by side: each is touched by itself, and axe finds no fault in any', async () => {
    const tokens = ['they', 'are', 'cool'];
    const stream = residualStream({ tokens, x: embed(tokens, await loadWordVectors()) });
    const tiles = scoreTiles({ tokens, scores: [1, 2, 3].map((i) => [i, 4 - i, 0]), size: 2 });
    const page = await open(phone, fiveSteps({ lit: [3] }), 'step.3');
    await page.evaluate(
      (others) => {
        const { AttentionKitExplore } = window as unknown as {
          AttentionKitExplore: { liveExplorable(it: unknown): Node };
        };
        document
          .querySelector('#here')!
          .append(...others.map((it) => AttentionKitExplore.liveExplorable(it)));
      },
      [twoArrows(), runningMax(), tiles, stream] as unknown[],
    );
    await page.getByRole('button', { name: 'shares' }).tap();
    await page.getByText('4 · shares', { exact: false }).first().waitFor();
    const tip = page.getByRole('slider', { name: 'tip of b' });
    const { x, y } = (await page.locator('[data-cell="b"] rect').boundingBox())!;
    await slide(page, { x: x + 18, y: y + 18 }, [-30, 30], [-60, 60], [-93, 93]); // three to the left, and three down
    expect(await tip.getAttribute('aria-valuetext')).to.equal('0, 0');
    await tip.press('ArrowUp');
    await page.getByText('Angle 90°, cosine 0: a right angle', { exact: false }).first().waitFor();
    await page.getByRole('slider', { name: 'blocks looked at' }).press('ArrowRight');
    await page.getByText('After 6 of 6 keys', { exact: false }).first().waitFor();
    await page.getByRole('slider', { name: 'tiles looked at' }).press('End');
    await page.getByText('Tile 4 of 4: 1 of 9 scores are held').first().waitFor(); // the rest of 3 by 2
    await page.getByRole('button', { name: 'follow cool' }).tap();
    await page.getByText('“cool” is never replaced', { exact: false }).first().waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    expect(await page.getByRole('button', { name: 'Undo' }).count(), 'a signpost has none').to.equal(4);
    await page.context().close();
  });
});
