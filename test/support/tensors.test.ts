import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { expectClose, expectNoLeak } from './tensors.js';

describe('expectClose', () => {
  it('accepts what agrees within the tolerance', () => expectClose(tf.tensor2d([[1, 2.000001]]), [[1, 2]]));
  it('fails on a differing element', () =>
    expect(() => expectClose([1, 2], [1, 2.1])).to.throw('element 1: expected 2.0999'));
  it('fails on NaN', () => expect(() => expectClose([Number.NaN], [1])).to.throw('element 0'));
  it('fails on another shape', () => expect(() => expectClose([[1, 2]], [[1], [2]])).to.throw('shape'));
});

describe('expectNoLeak', () => {
  it('accepts a function that returns all it made', () => expectNoLeak(() => tf.scalar(1)));
  it('fails when something survives', () => {
    let kept: tf.Tensor | undefined;
    expect(() =>
      expectNoLeak(() => {
        kept = tf.scalar(1);
        return kept.add(1);
      }),
    ).to.throw('tensors alive afterwards');
    kept?.dispose();
  });
});
