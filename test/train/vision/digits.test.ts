import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { cutPatches, type Digits, loadDigits, placeDigits, splitDigits } from '../../../src/index.js';
import { batchesOf } from '../../../src/train/vision/batches-of.js';
import { expectClose } from '../../support/tensors.js';

describe('the digits', () => {
  let digits: Digits;
  before(async () => {
    digits = await loadDigits();
  });

  it('are as many of each kind as their collection says', () => {
    // UCI's page, "Class: No of examples in testing set"
    const counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180];
    expect(counts.map((_, digit) => digits.labels.filter((label) => label === digit).length)).to.deep.equal(
      counts,
    );
  });
  it('are split so that what is tested was never learned, and is the same for every count and seed', () => {
    const [small, large] = [splitDigits(digits, 100, 1), splitDigits(digits, 1200, 2)];
    expect(small.test.images).to.deep.equal(large.test.images);
    const learned = new Set([...small.train.images, ...large.train.images]);
    expect(large.test.images.filter((image) => learned.has(image))).to.deep.equal([]);
    expect(new Set(large.train.images).size).to.equal(1200);
    expect(small.train.images).to.not.deep.equal(splitDigits(digits, 100, 2).train.images);
  });
  it('keep all their ink wherever they stand on the canvas', () =>
    tf.tidy(() => {
      const some = digits.images.slice(0, 5);
      const ink = some.flat(2).reduce((a, b) => a + b);
      for (const shift of [
        [0, 0],
        [2, -2],
        [-2, 1],
      ] as const)
        expectClose(tf.sum(placeDigits(some, shift)), ink, 1e-3);
    }));
  it('say what is wrong with a shift that leaves the canvas', () =>
    expect(() => placeDigits(digits.images.slice(0, 1), [3, 0])).to.throw(
      RangeError,
      'placeDigits: expected shift as whole numbers from −2 to 2, got 3',
    ));
});

describe('cutPatches', () => {
  it('is undone by putting the patches back, row of patches by row of patches', () =>
    tf.tidy(() => {
      const images = tf.randomUniform([2, 6, 10, 3], 0, 1, 'float32', 11);
      const patches = cutPatches(images, 2); // [2, 15, 12]
      const back = tf.transpose(tf.reshape(patches, [2, 3, 5, 2, 6]), [0, 1, 3, 2, 4]);
      expectClose(tf.reshape(back, [2, 6, 10, 3]), images.arraySync(), 0);
    }));
  it('says when patches do not fill the image', () =>
    expect(() => cutPatches(tf.zeros([1, 7, 8, 1]), 2)).to.throw(
      RangeError,
      'cutPatches: expected images whose sides are multiples of 2, got [7, 8]',
    ));
});

describe('batches of images', () => {
  it('show each image once before any comes again', () => {
    const next = batchesOf(13, { batchSize: 5, jitter: 0, seed: 1 });
    const seen = [1, 2, 3, 4, 5].flatMap(() => next().places); // 25 of 26
    expect(new Set(seen.slice(0, 13)).size).to.equal(13);
    expect(new Set(seen.slice(13)).size).to.equal(12);
  });
  it('shift by all of −2 to 2, evenly, where they may', () => {
    const next = batchesOf(50, { batchSize: 50, jitter: 2, seed: 1 });
    const all = Array.from({ length: 40 }, next).flatMap(({ shifts }) => shifts.flat()); // 4,000
    for (const by of [-2, -1, 0, 1, 2]) {
      // 800 expected; the standard deviation is √(4000 · .2 · .8) = 25
      expect(all.filter((each) => each === by).length).to.be.within(700, 900);
    }
  });
});
