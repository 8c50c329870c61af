import * as tf from '@tensorflow/tfjs';
import { adjustScores } from './adjust-scores.js';
import { matrixProduct, transposed } from './matrix-product.js';
import { softmaxRows } from './softmax-rows.js';

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
export function plainWeights(queries: tf.Tensor, keys: tf.Tensor, options: SettledOptions): tf.Tensor {
  return tf.tidy(() => {
    const dotProducts = matrixProduct(queries, transposed(keys));
    return softmaxRows(adjustScores(dotProducts, queries.shape.at(-1)!, options));
  });
}
