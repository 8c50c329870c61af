import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { decoderLayer, paddingMask } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const nested = (x: tf.Tensor) => x.arraySync() as number[][];
const [BATCH, N, M, D_MODEL, D_MEMORY, D_HIDDEN] = [2, 5, 7, 6, 11, 13];

const params = () => ({
  wQuery: random([D_MODEL, 6], 1),
  wKey: random([D_MODEL, 6], 2),
  wValue: random([D_MODEL, 6], 3),
  crossWQuery: random([D_MODEL, 6], 4),
  crossWKey: random([D_MEMORY, 6], 5),
  crossWValue: random([D_MEMORY, 9], 6),
  crossWOutput: random([9, D_MODEL], 7),
  headCount: 3,
  w1: random([D_MODEL, D_HIDDEN], 8),
  w2: random([D_HIDDEN, D_MODEL], 9),
});
const x = () => random([BATCH, N, D_MODEL], 10);
const memory = () => random([BATCH, M, D_MEMORY], 11);
const firstWords = (t: tf.Tensor) => nested(tf.slice(t, [0, 0, 0], [BATCH, N - 1, D_MODEL]));
const lastWordChanged = () => tf.add(x(), tf.oneHot(tf.scalar(N - 1, 'int32'), N).reshape([1, N, 1]));

describe('decoderLayer', () => {
  it('hides the future unless told otherwise', () => {
    const layer = (t: tf.Tensor, options = {}) => decoderLayer(t, memory(), params(), options).output;
    expectClose(firstWords(layer(lastWordChanged())), firstWords(layer(x())), 0);
    const open = { causal: false };
    expect(firstWords(layer(lastWordChanged(), open))).to.not.deep.equal(firstWords(layer(x(), open)));
  });

  it('looks at the words of the memory that the mask leaves open, and at no others', () => {
    const options = { memoryMask: paddingMask([3, 6], M) };
    const last = tf.oneHot(tf.scalar(M - 1, 'int32'), M).reshape([1, M, 1]);
    const changed = decoderLayer(x(), tf.add(memory(), last), params(), options);
    expectClose(changed.output, nested(decoderLayer(x(), memory(), params(), options).output), 0);
    expect(changed.crossAttention.weights.shape).to.deep.equal([BATCH, 3, N, M]);
  });

  it('leaks nothing', () => {
    const [words, other, weights] = [x(), memory(), params()];
    expectNoLeak(() => decoderLayer(words, other, weights, { normFirst: true }));
  });

  it('says what is wrong with its input', () => {
    const layer =
      (change: object, other = memory()) =>
      () =>
        decoderLayer(x(), other, { ...params(), ...change });
    const cases: [() => unknown, string][] = [
      [layer({}, tf.ones([BATCH, M, 4])), 'expected crossWKey of shape [4, 6], got [11, 6]'],
      [layer({}, tf.ones([3, M, D_MEMORY])), 'expected memory of shape [2, *, *], got [3, 7, 11]'],
      [layer({ crossWQuery: undefined }), 'expected crossWQuery as a tensor, got undefined'],
      [layer({ crossBKey: tf.ones([5]) }), 'expected crossBKey of shape [6], got [5]'],
      [layer({ crossWOutput: tf.ones([9, 5]) }), 'expected crossWOutput of shape [*, 6], got [9, 5]'],
      [layer({ norm3Gain: tf.ones([5]) }), 'expected norm3Gain of shape [6], got [5]'],
      [layer({ w1: tf.ones([5, 5]) }), 'expected w1 of shape [6, *], got [5, 5]'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(Error).with.property('message', `decoderLayer: ${message}`);
  });
});
