import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { layerNorm } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('layerNorm', () => {
  const words = () =>
    tf.tensor2d([
      [1, 2, 6], // mean 3, variance (4 + 1 + 9) / 3 = 14/3
      [5, 5, 5], // mean 5, variance 0
    ]);

  it('gives each word mean 0 and variance 1, and a word of equal numbers zeros', () => {
    const deviation = Math.sqrt(14 / 3 + 1e-5);
    expectClose(layerNorm(words()), [
      [-2 / deviation, -1 / deviation, 3 / deviation],
      [0, 0, 0],
    ]);
  });

  it('adds epsilon to the variance, inside the root', () =>
    // √(14/3 + 13/3) = 3
    expectClose(layerNorm(tf.tensor1d([1, 2, 6]), { epsilon: 13 / 3 }), [-2 / 3, -1 / 3, 1]));

  it('multiplies by the gain, then adds the bias', () => {
    const [gain, bias] = [tf.tensor1d([3, 30, 300]), tf.tensor1d([7, 8, 9])];
    expectClose(
      layerNorm(words(), { gain, bias, epsilon: 13 / 3 }),
      [
        [-2 + 7, -10 + 8, 300 + 9],
        [7, 8, 9],
      ],
      1e-4,
    );
  });

  it('leaks nothing', () => {
    const [x, gain] = [words(), tf.ones([3])];
    expectNoLeak(() => layerNorm(x, { gain, bias: gain }));
  });

  it('says what is wrong with its input', () => {
    const cases: [() => unknown, string][] = [
      [() => layerNorm(words(), { gain: tf.ones([2]) }), 'expected gain of shape [3], got [2]'],
      [() => layerNorm(words(), { bias: tf.ones([1, 3]) }), 'expected bias of rank 1, got shape [1, 3]'],
      [() => layerNorm(words(), { epsilon: 0 }), 'expected epsilon above 0, got 0'],
      [() => layerNorm([1, 2] as never), 'expected x as a tensor, got an array'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(Error).with.property('message', `layerNorm: ${message}`);
  });
});
