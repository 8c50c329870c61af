import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { selfAttention, wordByWordAttention } from '../../src/attention/index.js';
import { expectClose } from '../support/tensors.js';

const random = (shape: [number, number], seed: number) =>
  tf.randomNormal<tf.Rank.R2>(shape, 0, 1, 'float32', seed);
const [N, D_MODEL, D_K, D_V] = [7, 5, 3, 2];

describe('wordByWordAttention', () => {
  const plain = () => ({
    words: random([N, D_MODEL], 1).arraySync(),
    wQuery: random([D_MODEL, D_K], 2).arraySync(),
    wKey: random([D_MODEL, D_K], 3).arraySync(),
    wValue: random([D_MODEL, D_V], 4).arraySync(),
  });
  const mask = Array.from({ length: N }, (_, i) =>
    Array.from({ length: N }, (_, j) => i !== 2 && (i + j) % 3 < 2),
  );

  for (const options of [{}, { scale: 2 }, { causal: true }, { mask }, { mask, causal: true }]) {
    it(`agrees with its twin in every step, given ${JSON.stringify(Object.keys(options))}`, () => {
      const { words, ...head } = plain();
      const slow = wordByWordAttention(words, head, options);
      const tensors = {
        wQuery: tf.tensor2d(head.wQuery),
        wKey: tf.tensor2d(head.wKey),
        wValue: tf.tensor2d(head.wValue),
      };
      const open = 'mask' in options ? tf.tensor2d(mask, [N, N], 'bool') : undefined;
      const quick = selfAttention(tf.tensor2d(words), tensors, { ...options, mask: open });
      for (const step of ['queries', 'keys', 'values', 'scores', 'weights', 'output'] as const)
        expectClose(quick[step], slow[step]);
    });
  }

  it('survives scores whose exponentials would overflow', () => {
    const { words, ...head } = plain();
    const { weights } = wordByWordAttention(words, head, { scale: 1e6 }); // all goes to the largest score
    expectClose(
      weights.map((row) => Math.max(...row)),
      Array(N).fill(1),
    );
  });

  it('says what is wrong with its input', () => {
    const attend =
      (change: object, options = {}) =>
      () => {
        const { words, ...head } = { ...plain(), ...change };
        return wordByWordAttention(words, head, options);
      };
    const cases: [() => unknown, string][] = [
      [attend({ words: [] }), 'expected words of shape [*, *], got [0, ]'],
      [attend({ words: [[1, 2], [3]] }), 'expected words of shape [2, 2], got [2, 2 or 1]'],
      [attend({ words: 'they' }), 'expected words of shape [4, 1], got "they"'],
      [attend({ wQuery: [[1], [2]] }), 'expected wQuery of shape [5, 1], got [2, 1]'],
      [attend({ wKey: [[1], [2]] }), 'expected wKey of shape [5, 3], got [2, 1]'],
      [attend({ words: [[1, 2, 3, Number.NaN, 5]] }), 'expected finite numbers in words, got NaN at [0, 3]'],
      [attend({}, { mask: [[true]] }), 'expected mask of shape [7, 7], got [1, 1]'],
      [
        attend({}, { mask: mask.map((row) => row.map(Number)) }),
        'expected true or false in mask, got 1 at [0, 0]',
      ],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(RangeError).with.property('message', `wordByWordAttention: ${message}`);
  });
});
