import * as tf from '@tensorflow/tfjs';
import { checkShape, checkTensor } from './check.js';
import { matrixProduct } from './matrix-product.js';

/**
 * Mixes the values by the weights: step 4 of attention, and the word that comes out knows its context.
 *
 *     Y = A V        y_i = Σ_j A[i, j] v_j
 *
 * Sizes: n queries, m keys with a value each, dV numbers a value.
 *
 * @param weights `[..., n, m]`, rank 2 to 4: row i says how much of each value goes into word i
 * @param values `[..., m, dV]`, with the same sizes in front
 * @returns `[..., n, dV]`: the updated words
 * @throws {TypeError} if an argument is no float32 tensor
 * @throws {RangeError} if shapes don't fit, or a number is not finite
 * @see Vaswani et al. 2017, Attention Is All You Need, equation 1 (the product with V), https://arxiv.org/abs/1706.03762
 * @example
 * const weights = tf.tensor2d([[0.5, 0.5], [0.25, 0.75]]);
 * const values = tf.tensor2d([[4, 0], [0, 8]]);
 * weightedSum(weights, values); // → [[2, 4], [1, 6]]
 */
export function weightedSum(weights: tf.Tensor, values: tf.Tensor): tf.Tensor {
  checkTensor('weightedSum', 'weights', weights, [2, 4]);
  checkTensor('weightedSum', 'values', values, [2, 4]);
  checkShape('weightedSum', 'values', values, [...weights.shape.slice(0, -2), weights.shape.at(-1)!, '*']);
  return tf.tidy(() => matrixProduct(weights, values));
}
