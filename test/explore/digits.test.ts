import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { readAsset } from '../../src/assets/read-asset.js';
import { asCell } from '../../src/explore/as-cell.js';
import { digitKind } from '../../src/explore/digits/digit-kind.js';
import { digitNetsFrom } from '../../src/explore/digits/digit-nets.js';
import { PIXEL } from '../../src/explore/digits/digit-picture.js';
import { readingOf } from '../../src/explore/digits/digit-reading.js';
import { type DigitState, places, type Shift } from '../../src/explore/digits/digit-state.js';
import { digitWords } from '../../src/explore/digits/digit-words.js';
import { slidingDigit } from '../../src/explore/digits/sliding-digit.js';
import { shareText } from '../../src/explore/draw/number-text.js';
import { readExplorable } from '../../src/explore/read-explorable.js';
import { stillOf } from '../../src/explore/still.js';
import {
  convolutionNet,
  loadDigits,
  loadImageNets,
  patchTransformer,
  placeDigits,
  splitDigits,
} from '../../src/train/index.js';

const nets = await digitNetsFrom(readAsset);
const state = (await slidingDigit()).state as DigitState;
const complete = (moved: DigitState | undefined) => digitKind.needs!.completed!(moved!, nets);
const { test } = splitDigits(await loadDigits(), 1, 1);
const firsts = Array.from({ length: 10 }, (_, digit) => test.images[test.labels.indexOf(digit)]!);

describe('a digit that slides', () => {
  it('is read by both nets to the last printed digit as their tensors do, at all of its places', async () => {
    const { convolution, transformer } = await loadImageNets();
    const shares = (logits: tf.Tensor) => tf.softmax(logits).arraySync() as number[][];
    for (const shift of places)
      tf.tidy(() => {
        const images = placeDigits(firsts, shift);
        const { logits, layers } = patchTransformer(images, transformer.params);
        const expected = {
          convolution: shares(convolutionNet(images, convolution.params).logits),
          transformer: shares(logits),
        };
        // the last layer's weights [10, 4, 36, 36]: the mean over heads and over patches that look
        const looked = tf.mean(layers[1]!.attention.weights, [1, 2]).arraySync() as number[][];
        for (const digit of [1, 2, 3, 6, 9]) {
          const read = readingOf(nets, digit, shift);
          for (const net of ['convolution', 'transformer'] as const)
            expect(read.shares[net].map(shareText), `${net}, ${digit} at ${shift}`).to.deep.equal(
              expected[net][digit]!.map(shareText),
            );
          for (const [i, share] of read.looked.entries())
            expect(share).to.be.closeTo(looked[digit]![i]!, 1e-5);
        }
      });
    tf.dispose([convolution.params, transformer.params]);
  });

  it('is the first of its kind that no training saw', () => {
    for (const [digit, image] of nets.images.entries())
      expect(
        image.map((ink) => ink / 16),
        `${digit}`,
      ).to.deep.equal(firsts[digit]!.flat());
  });

  it('has a map whose mean, and a bias, is the score of the digit, and which moves along', async () => {
    const { convolution } = await loadImageNets();
    for (const [digit, shift] of [
      [3, [0, 0]],
      [7, [-2, 1]],
    ] as const) {
      const { evidence } = readingOf(nets, digit, shift);
      const { logits } = convolutionNet(placeDigits([firsts[digit]!], shift), convolution.params);
      const score = (logits.arraySync() as number[][])[0]![digit]!;
      const mean = evidence.reduce((sum, value) => sum + value) / evidence.length;
      const bias = convolution.params.bOutput!.dataSync()[digit]!;
      expect(mean + bias).to.be.closeTo(score, 1e-3); // four digits of each are kept
    }
    // a pixel of it depends on 7 × 7 of the image: those whose windows never leave the canvas move along
    const [middle, right] = (
      [
        [0, 0],
        [1, 0],
      ] as const
    ).map((shift) => readingOf(nets, 9, shift).evidence);
    for (const y of [3, 4, 5, 6, 7, 8])
      for (const x of [3, 4, 5, 6, 7])
        expect(right![y * 12 + x + 1]).to.be.closeTo(middle![y * 12 + x]!, 1e-3);
    tf.dispose(convolution.params);
  });

  it('goes a pixel with each arrow key or twenty of the pointer, and no further than its canvas', () => {
    const key = (from: DigitState, name: string) => digitKind.keyed(from, 'digit', name, false)?.shift;
    expect(key(state, 'ArrowRight')).to.deep.equal([1, 0]);
    expect(key(state, 'ArrowUp')).to.deep.equal([0, -1]);
    const corner = { ...state, shift: [2, -2] as Shift };
    expect(digitKind.keyed(corner, 'digit', 'ArrowRight', false)).to.equal(corner);
    expect(key(corner, 'Home')).to.deep.equal([0, 0]);
    expect(key(corner, 'Enter')).to.equal(undefined);
    const drag = (dx: number, dy: number) => digitKind.dragged(state, 'digit', dx, dy).shift;
    expect(drag(-PIXEL, 2 * PIXEL)).to.deep.equal([-1, 2]);
    expect(drag(999, -999)).to.deep.equal([2, -2]);
    expect(digitKind.dragged(state, 'digit', 0.4 * PIXEL, 0)).to.equal(state);
    expect(digitKind.dragged(state, 'pick.3', 99, 0)).to.equal(state);
  });

  it('makes room for another one that is pressed', () => {
    const chosen = complete(digitKind.keyed(state, 'pick.3', 'Enter', false));
    expect(chosen.digit).to.equal(3);
    expect(chosen.read).to.deep.equal(readingOf(nets, 3, [0, 0]));
    expect(digitKind.keyed(state, 'pick.9', ' ', false), 'the same').to.equal(state);
    expect(digitKind.keyed(state, 'pick.3', 'a', false)).to.equal(undefined);
    expect(digitKind.next(state, 'pick.9', 'ArrowRight')).to.equal('pick.0');
    expect(digitKind.next(state, 'digit', 'ArrowRight')).to.equal(undefined);
    expect(digitKind.looked(state, 'pick.3'), 'not by pointing at it').to.equal(state);
  });

  it('says who reads it, whatever both answer', () => {
    const at = (digit: number, shift: Shift) => digitKind.result(complete({ ...state, digit, shift }));
    expect(at(9, [0, 0])).to.equal('A 9 in the middle: both nets read it');
    expect(at(9, [1, 0])).to.equal(
      'A 9, one pixel to the right: the convolution reads it, the transformer reads 1',
    );
    expect(at(8, [0, 2])).to.match(/^An 8, two pixels down: the convolution reads it, /);
    expect(at(2, [-1, 2])).to.equal(
      'A 2, one pixel to the left and two pixels down: the convolution reads 4, the transformer 1',
    );
    expect(at(3, [-2, 1])).to.match(/both nets read|the transformer \d$/);
    expect(digitWords(state)).to.match(/read rightly by the convolution at 25, by the transformer at 4\./);
  });

  it('is drawn without fault at any width and place', () => {
    for (const width of [340, 704])
      for (const shift of [
        [0, 0],
        [-2, 2],
        [2, -2],
      ] as const) {
        const { svg } = stillOf(
          { name: 'sliding-digit', state: complete({ ...state, digit: 3, shift }) },
          width,
        );
        expect(svg).not.to.match(/NaN|undefined|Infinity|role=/);
        const [, right, bottom] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)!.map(Number);
        expect([right, bottom!]).to.deep.equal([width, bottom]);
      }
  });

  it('is made again by the code of its cell, and read from a file only if it fits together', async () => {
    expect(asCell(digitKind, complete({ ...state, digit: 4, shift: [1, -2] }))).to.include(
      'await explore(await slidingDigit({ digit: 4, shift: [1, -2] }));',
    );
    expect(asCell(digitKind, state)).to.include('await slidingDigit()');
    const read = (changes: object) => () =>
      readExplorable({ name: 'sliding-digit', state: { ...state, ...changes } });
    expect(read({})().state).to.deep.equal(state);
    expect(read({ digit: 10 })).to.throw(RangeError, /^explore: expected digit from 0 to 9, got 10$/);
    expect(read({ shift: [0, 3] })).to.throw(
      /^explore: expected shift as whole numbers from −2 to 2, got 3$/,
    );
    expect(read({ digit: undefined })).to.throw(/^explore: expected digit from 0 to 9, got undefined$/);
    const { image, shares, looked, answers } = state.read;
    const odd: object[] = [
      { image: image.slice(1) },
      { image: image.map(() => '1') },
      { shares: { convolution: shares.convolution } },
      { evidence: Array(144).fill(null) },
      { looked: looked.map(() => 2) },
      { answers: { ...answers, transformer: answers.transformer.map(() => 10) } },
    ];
    for (const part of odd)
      expect(read({ read: { ...state.read, ...part } }), Object.keys(part)[0]).to.throw(
        RangeError,
        /^explore: expected read as slidingDigit makes it/,
      );
    const message = (options: object) => slidingDigit(options).catch((error: Error) => error.message);
    expect(await message({ digit: 1.5 })).to.equal('slidingDigit: expected digit from 0 to 9, got 1.5');
    expect(await message({ shift: [3, 0] })).to.match(/got 3$/);
    expect(await message({ digits: 1 })).to.match(/did you mean digit\?/);
  });
});
