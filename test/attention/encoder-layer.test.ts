import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { encoderLayer, feedForward, layerNorm, multiHeadAttention } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const nested = (x: tf.Tensor) => x.arraySync() as number[][];
const [BATCH, N, D_MODEL, D_HIDDEN] = [2, 5, 6, 7];

const params = () => ({
  wQuery: random([D_MODEL, 6], 1),
  wKey: random([D_MODEL, 6], 2),
  wValue: random([D_MODEL, 9], 3),
  wOutput: random([9, D_MODEL], 4),
  bOutput: random([D_MODEL], 5),
  headCount: 3,
  w1: random([D_MODEL, D_HIDDEN], 6),
  b1: random([D_HIDDEN], 7),
  w2: random([D_HIDDEN, D_MODEL], 8),
  b2: random([D_MODEL], 9),
  norm1Gain: random([D_MODEL], 10),
  norm1Bias: random([D_MODEL], 11),
  norm2Gain: random([D_MODEL], 12),
  norm2Bias: random([D_MODEL], 13),
});
const x = () => random([BATCH, N, D_MODEL], 14);

describe('encoderLayer', () => {
  const p = params;
  const norm1 = (t: tf.Tensor) => layerNorm(t, { gain: p().norm1Gain, bias: p().norm1Bias });
  const norm2 = (t: tf.Tensor) => layerNorm(t, { gain: p().norm2Gain, bias: p().norm2Bias });
  const attend = (t: tf.Tensor) => multiHeadAttention(t, p()).output;
  const think = (t: tf.Tensor) => feedForward(t, p());

  it('normalises after each part by default', () => {
    const h = norm1(tf.add(x(), attend(x())));
    const { attended, output } = encoderLayer(x(), p());
    expectClose(attended, nested(h));
    expectClose(output, nested(norm2(tf.add(h, think(h)))));
  });

  it('normalises before each part on request, and not the residual', () => {
    const h = tf.add(x(), attend(norm1(x())));
    const { attended, output } = encoderLayer(x(), p(), { normFirst: true });
    expectClose(attended, nested(h));
    expectClose(output, nested(tf.add(h, think(norm2(h)))));
  });

  it('hides the future when causal: a change of the last word changes no other', () => {
    const changed = tf.add(x(), tf.oneHot(tf.scalar(N - 1, 'int32'), N).reshape([1, N, 1]));
    const allButLast = (t: tf.Tensor) => nested(tf.slice(t, [0, 0, 0], [BATCH, N - 1, D_MODEL]));
    const layer = (t: tf.Tensor) => encoderLayer(t, p(), { causal: true }).output;
    expectClose(allButLast(layer(changed)), allButLast(layer(x())), 0);
  });

  it('leaks nothing', () => {
    const [words, weights] = [x(), p()];
    expectNoLeak(() => encoderLayer(words, weights, { normFirst: true, activation: 'gelu', causal: true }));
  });

  it('says what is wrong with its input', () => {
    const layer =
      (change: object, options = {}) =>
      () =>
        encoderLayer(x(), { ...p(), ...change }, options);
    const cases: [() => unknown, string][] = [
      [layer({ norm1Gain: tf.ones([5]) }), 'expected norm1Gain of shape [6], got [5]'],
      [layer({ norm2Bias: tf.ones([5]) }), 'expected norm2Bias of shape [6], got [5]'],
      [layer({ wQuery: tf.ones([5, 6]) }), 'expected wQuery of shape [6, *], got [5, 6]'],
      [
        layer({ wOutput: tf.ones([9, 5]), bOutput: undefined }),
        'expected wOutput of shape [*, 6], got [9, 5]',
      ],
      [layer({ wOutput: undefined, bOutput: undefined }), 'expected wValue of shape [*, 6], got [6, 9]'],
      [layer({ w2: undefined }), 'expected w2 as a tensor, got undefined'],
      [layer({ headCount: 4 }), 'expected headCount to divide the 6 columns of wQuery, got 4'],
      [layer({}, { activation: 'swish' }), "expected activation 'relu' or 'gelu', got 'swish'"],
      [layer({}, { epsilon: -1 }), 'expected epsilon above 0, got -1'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(Error).with.property('message', `encoderLayer: ${message}`);
  });
});
