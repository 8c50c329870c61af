import * as tf from '@tensorflow/tfjs';
import { causalMask } from './causal-mask.js';
import { maskScores } from './mask-scores.js';
import { matrixProduct, transposed } from './matrix-product.js';

/** What is settled about a call: nothing is left to be assumed. */
export interface SettledOptions {
  scale: number;
  causal: boolean;
  bias?: tf.Tensor;
  mask?: tf.Tensor;
}

/**
 * Attention by TensorFlow.js's own operations, with the matrix of all scores in memory: on every engine.
 *
 * @param queries `[..., n, dK]`
 * @param keys `[..., m, dK]`
 * @param values `[..., m, dV]`
 * @returns `[..., n, dV]`
 */
export function plainAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  options: SettledOptions,
): tf.Tensor {
  return tf.tidy(() => matrixProduct(plainWeights(queries, keys, options), values));
}

/** The weights `[..., n, m]`: scores after scale, bias and masks, through softmax. */
export function plainWeights(
  queries: tf.Tensor,
  keys: tf.Tensor,
  { scale, causal, bias, mask }: SettledOptions,
): tf.Tensor {
  return tf.tidy(() => {
    let scores: tf.Tensor = tf.mul(matrixProduct(queries, transposed(keys)), scale);
    if (bias) scores = tf.add(scores, bias);
    if (mask) scores = maskScores(scores, mask);
    if (causal) scores = maskScores(scores, causalMask(...(scores.shape.slice(-2) as [number, number])));
    return softmaxRows(scores);
  });
}

/**
 * Softmax along the last axis, zeros in rows of nothing but −∞, NaN where a NaN is.
 *
 * It needs no look at the numbers: exp of −∞ is 0, so a closed row has the sum 0, which is taken as 1.
 */
const softmaxRows = tf.customGrad((scores, save) => {
  const maxima = tf.max(scores as tf.Tensor, -1, true); // [..., n, 1]
  const isClosed = tf.equal(maxima, Number.NEGATIVE_INFINITY);
  const shares = tf.exp(tf.sub(scores as tf.Tensor, tf.where(isClosed, tf.zerosLike(maxima), maxima)));
  const sums = tf.add(tf.sum(shares, -1, true), tf.cast(isClosed, 'float32'));
  const weights = tf.div(shares, sums);
  (save as tf.GradSaveFunc)([weights]);
  return {
    value: weights,
    gradFunc: (dWeights: tf.Tensor, saved: tf.Tensor[]) => scoresGradient(saved[0]!, dWeights),
  };
});

/** Back through softmax: dS = A ∘ (dA − Σ A dA). */
export function scoresGradient(weights: tf.Tensor, dWeights: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.mul(weights, tf.sub(dWeights, tf.sum(tf.mul(dWeights, weights), -1, true))));
}
