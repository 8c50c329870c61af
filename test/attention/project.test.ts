import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { project, softmaxWeights } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('project', () => {
  const x = () => tf.tensor2d([[1, 2, 3]]);
  const w = () =>
    tf.tensor2d([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);

  it('multiplies each word, a row, by the weights on its right', () =>
    // 1·1 + 2·2 + 3·3 = 14, and ten times that
    expectClose(project(x(), w()), [[14, 140]]));

  it('adds the bias to each word', () =>
    expectClose(project(tf.concat([x(), x()]), w(), tf.tensor1d([0.5, -40])), [
      [14.5, 100],
      [14.5, 100],
    ]));

  it('treats each word of a batch alike, whatever stands in front', () => {
    const batch = tf.randomNormal([2, 5, 7, 3], 0, 1, 'float32', 1);
    const flat = project(tf.reshape(batch, [70, 3]) as tf.Tensor, w());
    expectClose(project(batch, w()), tf.reshape(flat, [2, 5, 7, 2]).arraySync() as number[][]);
  });

  it('leaks nothing', () => {
    const [a, b] = [x(), w()];
    expectNoLeak(() => project(a, b));
  });

  it('looks at a tensor anew that was well enough for scores only', () => {
    const masked = tf.tensor2d([[0, Number.NEGATIVE_INFINITY, 0]]);
    softmaxWeights(masked);
    expect(() => project(masked, w())).to.throw(
      'project: expected finite numbers in x, got -Infinity at [0, 1]',
    );
  });

  it('says what is wrong with its input', () => {
    const cases: [() => unknown, string][] = [
      [() => project(tf.tensor1d([1, 2]), w()), 'project: expected x of rank 2 to 4, got shape [2]'],
      [() => project(x(), tf.ones([2, 3])), 'project: expected w of shape [3, *], got [2, 3]'],
      [() => project(x(), w(), tf.ones([3])), 'project: expected b of shape [2], got [3]'],
      [() => project(x(), tf.ones([1, 3, 2])), 'project: expected w of rank 2, got shape [1, 3, 2]'],
      [() => project([[1, 2, 3]] as never, w()), 'project: expected x as a tensor, got an array'],
      [() => project(undefined as never, w()), 'project: expected x as a tensor, got undefined'],
      [() => project(tf.cast(x(), 'int32'), w()), 'project: expected x of type float32, got int32'],
      [() => project(tf.zeros([0, 3]), w()), "project: expected x that isn't empty, got shape [0, 3]"],
      [
        () => project(tf.tensor2d([[1, 2, Number.NaN]]), w()),
        'project: expected finite numbers in x, got NaN at [0, 2]',
      ],
      [
        () => project(x(), tf.tensor2d([[1], [Number.POSITIVE_INFINITY], [1]])),
        'project: expected finite numbers in w, got Infinity at [1, 0]',
      ],
    ];
    for (const [run, message] of cases) expect(run).to.throw(Error).with.property('message', message);
  });
});
