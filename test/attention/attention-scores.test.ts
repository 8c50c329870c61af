import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { attentionScores } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('attentionScores', () => {
  const queries = () =>
    tf.tensor2d([
      [1, 2],
      [-3, 0],
    ]);
  const keys = () =>
    tf.tensor2d([
      [5, 7],
      [0, 1],
      [11, -13],
    ]);

  it('gives the dot product of each query with each key, one row a query', () =>
    expectClose(attentionScores(queries(), keys()), [
      [5 + 14, 2, 11 - 26],
      [-15, 0, -33],
    ]));

  it('keeps the sentences of a batch apart', () => {
    const batch = tf.stack([queries(), tf.mul(queries(), 2)]);
    const scores = attentionScores(batch, tf.stack([keys(), keys()]));
    expectClose(scores, [
      [
        [19, 2, -15],
        [-15, 0, -33],
      ],
      [
        [38, 4, -30],
        [-30, 0, -66],
      ],
    ]);
  });

  it('leaks nothing', () => {
    const [q, k] = [queries(), keys()];
    expectNoLeak(() => attentionScores(q, k));
  });

  it('says what is wrong with its input', () => {
    const cases: [() => unknown, string][] = [
      [
        () => attentionScores(queries(), tf.ones([3, 5])),
        'attentionScores: expected keys of shape [*, 2], got [3, 5]',
      ],
      [
        () => attentionScores(tf.ones([2, 3, 5]), tf.ones([7, 3, 5])),
        'attentionScores: expected keys of shape [2, *, 5], got [7, 3, 5]',
      ],
      [
        () => attentionScores(tf.ones([2]), keys()),
        'attentionScores: expected queries of rank 2 to 4, got shape [2]',
      ],
    ];
    for (const [run, message] of cases) expect(run).to.throw(RangeError).with.property('message', message);
  });
});
