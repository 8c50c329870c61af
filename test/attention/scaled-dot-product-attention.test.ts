import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  attentionScores,
  causalMask,
  scaledDotProductAttention,
  softmaxWeights,
  weightedSum,
} from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const [N, M, D_K, D_V] = [3, 5, 7, 2];
const queries = () => random([N, D_K], 1);
const keys = () => random([M, D_K], 2);
const values = () => random([M, D_V], 3);
const nested = (x: tf.Tensor) => x.arraySync() as number[][];

describe('scaledDotProductAttention', () => {
  it('is the five steps: scores by 1/√dK, softmax, weighted sum', () => {
    const { scores, weights, output } = scaledDotProductAttention(queries(), keys(), values());
    expectClose(scores, nested(tf.div(attentionScores(queries(), keys()), Math.sqrt(D_K))));
    expectClose(weights, nested(softmaxWeights(scores)));
    expectClose(output, nested(weightedSum(weights, values())));
  });

  it('multiplies by another scale on request', () => {
    const { scores } = scaledDotProductAttention(queries(), keys(), values(), { scale: 3 });
    expectClose(scores, nested(tf.mul(attentionScores(queries(), keys()), 3)));
  });

  it('applies scale, softcap, bias and masks in that order', () => {
    // one query 1, keys 4: dot product 4; scaled 2; capped 2·tanh(2/2); bias 1 added; the last key masked
    const options = {
      scale: 0.5,
      softcap: 2,
      bias: tf.tensor2d([[1, 0]]),
      mask: tf.tensor2d([[true, false]], [1, 2], 'bool'),
    };
    const { scores } = scaledDotProductAttention(
      tf.tensor2d([[1]]),
      tf.tensor2d([[4], [4]]),
      tf.tensor2d([[1], [2]]),
      options,
    );
    expectClose(scores, [[2 * Math.tanh(1) + 1, Number.NEGATIVE_INFINITY]]);
  });

  it('hides the future when causal, and takes a mask besides', () => {
    const mask = tf.tensor2d([[false, true, true, true, true]], [1, 5], 'bool');
    const { weights } = scaledDotProductAttention(queries(), keys(), values(), { causal: true, mask });
    const zero = Array.from(weights.dataSync()).map((weight) => weight === 0);
    expect(zero).to.deep.equal([
      ...[true, true, true, true, true], // query 0 may see key 0 only, which the mask forbids
      ...[true, false, true, true, true],
      ...[true, false, false, true, true],
    ]);
  });

  it('gives the same with causal as with the causal mask', () => {
    const causal = scaledDotProductAttention(queries(), keys(), values(), { causal: true });
    const masked = scaledDotProductAttention(queries(), keys(), values(), { mask: causalMask(N, M) });
    expectClose(causal.output, nested(masked.output), 0);
  });

  it('gives output 0 to a query that may attend to nothing', () => {
    const mask = tf.tensor2d([[true], [false], [true]], [3, 1], 'bool');
    const { output } = scaledDotProductAttention(queries(), keys(), values(), { mask });
    expectClose(tf.slice(output, [1, 0], [1, D_V]), [[0, 0]], 0);
  });

  it('has finite gradients through a query that may attend to nothing, and 0 for that query', () => {
    const mask = tf.tensor2d([[true], [false], [true]], [3, 1], 'bool');
    const loss = (q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) =>
      tf.sum(tf.square(scaledDotProductAttention(q, k, v, { mask }).output));
    const gradients = tf.grads(loss)([queries(), keys(), values()]);
    for (const gradient of gradients) expect(gradient.dataSync().every(Number.isFinite)).to.equal(true);
    expectClose(tf.slice(gradients[0]!, [1, 0], [1, D_K]), [[0, 0, 0, 0, 0, 0, 0]], 0);
  });

  it('leaks nothing, with all options or none', () => {
    const [q, k, v] = [queries(), keys(), values()];
    const options = {
      scale: 2,
      softcap: 3,
      bias: random([N, M], 4),
      mask: tf.ones([N, M], 'bool'),
      causal: true,
    };
    expectNoLeak(() => scaledDotProductAttention(q, k, v));
    expectNoLeak(() => scaledDotProductAttention(q, k, v, options));
  });

  it('says what is wrong with its input', () => {
    const attend = (options: object) => () => scaledDotProductAttention(queries(), keys(), values(), options);
    const cases: [() => unknown, string][] = [
      [
        () => scaledDotProductAttention(queries(), random([M, 4], 1), values()),
        'expected keys of shape [*, 7], got [5, 4]',
      ],
      [
        () => scaledDotProductAttention(queries(), keys(), random([4, D_V], 1)),
        'expected values of shape [5, *], got [4, 2]',
      ],
      [attend({ mask: tf.ones([M, N], 'bool') }), 'expected mask that stretches to [3, 5], got [5, 3]'],
      [attend({ mask: tf.ones([N, M]) }), 'expected mask of type bool, got float32'],
      [attend({ bias: tf.ones([M, N]) }), 'expected bias that stretches to [3, 5], got [5, 3]'],
      [attend({ scale: Number.NaN }), 'expected a finite scale, got NaN'],
      [attend({ softcap: 0 }), 'expected softcap above 0, got 0'],
    ];
    for (const [run, message] of cases)
      expect(run).to.throw(Error).with.property('message', `scaledDotProductAttention: ${message}`);
  });
});
