import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { feedForward } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('feedForward', () => {
  const x = () => tf.tensor2d([[1], [-2]]);
  const params = () => ({
    w1: tf.tensor2d([[1, 10]]),
    b1: tf.tensor1d([0.5, 1]),
    w2: tf.tensor2d([[2], [3]]),
    b2: tf.tensor1d([-7]),
  });

  it('projects, bends by relu, projects again', () =>
    // 1: hidden 1.5, 11 → 3 + 33 − 7; −2: hidden −1.5, −19 → 0 − 7
    expectClose(feedForward(x(), params()), [[29], [-7]]));

  it('takes missing biases as 0', () => {
    const { w1, w2 } = params();
    expectClose(feedForward(x(), { w1, w2 }), [[32], [0]]);
  });

  it('bends by the exact gelu on request', () => {
    // gelu(x) = x · Φ(x): Φ(1) = 0.8413447461, Φ(−2) = 0.0227501319 (tables of the normal distribution)
    const one = tf.tensor2d([[1]]);
    expectClose(
      feedForward(x(), { w1: one, w2: one }, { activation: 'gelu' }),
      [[0.8413447], [-0.0455003]],
      1e-6,
    );
  });

  it('leaks nothing', () => {
    const [words, weights] = [x(), params()];
    expectNoLeak(() => feedForward(words, weights, { activation: 'gelu' }));
  });

  it('says what is wrong with its input', () => {
    const think =
      (change: object, options = {}) =>
      () =>
        feedForward(x(), { ...params(), ...change }, options);
    const cases: [() => unknown, string][] = [
      [think({ w1: tf.ones([3, 2]) }), 'expected w1 of shape [1, *], got [3, 2]'],
      [think({ w2: tf.ones([3, 1]) }), 'expected w2 of shape [2, 1], got [3, 1]'],
      [think({ b1: tf.ones([1]) }), 'expected b1 of shape [2], got [1]'],
      [think({}, { activation: 'tanh' }), "expected activation 'relu' or 'gelu', got 'tanh'"],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(RangeError).with.property('message', `feedForward: ${message}`);
  });
});
