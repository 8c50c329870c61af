import { expect } from 'chai';
import {
  modelHeads,
  queryArrow,
  scoreShares,
  slidingDigit,
  translatedNumber,
  yourSentence,
} from '../../src/explore/index.js';
import { encode, loadEncoder } from '../../src/model/index.js';
import { headHabits } from '../../src/study/index.js';
import { faultsOn, livePages, phone, shown, slide, stateOf } from './support/live-pages.js';

const narrow = { viewport: { width: 390, height: 844 } };

describe('what else can be touched, live,', function () {
  this.timeout(60_000);
  const { open } = livePages();

  it('shares: a mouse and keys drag the scores, and axe finds no fault in it', async () => {
    const page = await open(narrow, scoreShares(), 'score.1');
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

  it('an arrow: a finger and keys move it both ways, and axe finds no fault in it', async () => {
    const page = await open(phone, queryArrow(), 'query');
    const tip = page.getByRole('slider', { name: 'query of they' });
    const { x, y } = (await page.locator('[data-cell="query"] rect').boundingBox())!;
    await slide(page, { x: x + 18, y: y + 18 }, [-20, 20], [-40, 40], [-62, 62]); // two units to the left, and two down
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

  it('a sentence: it is read while it is typed, and all letters are taken back at once', async () => {
    const page = await open(narrow, await yourSentence(), 'row.0');
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

  it('72 heads: keys and clicks enlarge, sort and pin them, and axe finds no fault in it', async () => {
    const { tokens, weights } = encode(await loadEncoder(), 'They are cool');
    const habits = headHabits([{ tokens, weights }]);
    const page = await open(narrow, modelHeads({ tokens, weights, habits }), 'head.1.1');
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

  it('a digit: a finger and keys slide it, both nets answer, and axe finds no fault', async () => {
    const page = await open(phone, await slidingDigit(), 'digit');
    const digit = page.getByRole('slider', { name: 'place of a 9' });
    await digit.press('ArrowRight');
    await page.getByText('the transformer reads 1').first().waitFor();
    expect(await digit.getAttribute('aria-valuetext')).to.equal('one pixel to the right');
    const { x, y } = (await page.locator('[data-cell="digit"] rect').first().boundingBox())!;
    await slide(page, { x: x + 120, y: y + 120 }, [-10, 10], [-25, 25], [-41, 41]); // two pixels to the left, and two down
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

  it('a digit: says so where its nets can’t be loaded, and keeps what was there', async () => {
    const page = await open({}, await slidingDigit(), 'digit');
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

  it('a number: it is typed and written word by word, in two languages and without a mask, and axe finds no fault', async () => {
    const page = await open(phone, await translatedNumber(), 'word.0');
    const field = page.getByRole('textbox', { name: 'Your number' });
    const shows = (text: string) => page.getByText(text, { exact: false }).first().waitFor();
    await field.fill('75');
    await page.locator('[data-cell="word.1"]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'next word' }).tap();
    await shows('For “und” it looked');
    await page.getByRole('button', { name: 'next word' }).press('Enter');
    await shows('For “siebzig” it looked most at “seventy”');
    await page.locator('[data-cell="word.2"]').press('ArrowUp');
    await shows('For “und” it looked');
    await page.locator('[data-cell="word.0"]').tap();
    await shows('For “fünf” it looked most at “five”');
    await page.getByRole('button', { name: 'French' }).tap();
    await page.getByRole('button', { name: 'all words' }).tap();
    await page.locator('[data-cell="word.1"]').tap();
    await shows('For “quinze” it looked');
    const made = await translatedNumber({ number: 75, language: 'french', look: 1 });
    expect(await stateOf(page)).to.deep.equal(made.state);
    expect(await page.getByRole('button', { name: 'trained without the mask' }).count()).to.equal(0);
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'German' }).tap();
    await page.getByRole('button', { name: 'trained without the mask' }).tap();
    await shows('Without the mask it says ⟨end⟩ at once');
    await shows('It learned with each answer in sight');
    expect(await faultsOn(page)).to.deep.equal([]);
    await field.fill('seventy');
    await shows('75 is still shown');
    for (const _ of ['type', 'mask', 'German', 'all', 'French'])
      await page.getByRole('button', { name: 'Undo' }).click();
    await shows('For “fünf” it looked most at “five”');
    expect(await page.locator('[data-cell^="word."]').count()).to.equal(3);
    await page.context().close();
  });
});
