import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { weightedSum } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('weightedSum', () => {
  const weights = () =>
    tf.tensor2d([
      [0.5, 0.25, 0.25],
      [0, 0, 1],
    ]);
  const values = () => tf.tensor2d([[8], [4], [16]]);

  it('mixes the values by each row of weights', () =>
    // 4 + 1 + 4; and the last value alone
    expectClose(weightedSum(weights(), values()), [[9], [16]]));

  it('leaks nothing', () => {
    const [a, v] = [weights(), values()];
    expectNoLeak(() => weightedSum(a, v));
    const [large, batch] = [tf.zeros([2, 37, 23]), tf.zeros([2, 23, 29])]; // multiplied one by one
    expectNoLeak(() => weightedSum(large, batch));
  });

  it('says what is wrong with its input', () => {
    const cases: [() => unknown, string][] = [
      [
        () => weightedSum(weights(), tf.ones([2, 5])),
        'weightedSum: expected values of shape [3, *], got [2, 5]',
      ],
      [
        () => weightedSum(tf.ones([5, 2, 3]), values()),
        'weightedSum: expected values of shape [5, 3, *], got [3, 1]',
      ],
      [
        () => weightedSum(tf.fill([2, 3], Number.NaN), values()),
        'weightedSum: expected finite numbers in weights, got NaN at [0, 0]',
      ],
    ];
    for (const [run, message] of cases) expect(run).to.throw(RangeError).with.property('message', message);
  });
});
