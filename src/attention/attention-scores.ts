import * as tf from '@tensorflow/tfjs';
import { checkShape, checkTensor } from './check.js';
import { matrixProduct, transposed } from './matrix-product.js';

/**
 * Compares each query with each key by their dot product, itself included: step 2 of attention.
 *
 *     S = Q Kᵀ        S[i, j] = q_i · k_j
 *
 * Row i holds what word i asks of all words. `S[i, j]` and `S[j, i]` differ: pairs are ordered.
 * Sizes: n queries, m keys, dK numbers each. These are plain dot products; `scaledDotProductAttention` divides by √dK.
 *
 * @param queries `[..., n, dK]`, rank 2 to 4
 * @param keys `[..., m, dK]`, with the same sizes in front
 * @returns `[..., n, m]`: the scores, any number, positive or negative
 * @throws {TypeError} if an argument is no float32 tensor
 * @throws {RangeError} if shapes don't fit, or a number is not finite
 * @see Vaswani et al. 2017, Attention Is All You Need, equation 1 (the product Q Kᵀ), https://arxiv.org/abs/1706.03762
 * @example
 * const queries = tf.tensor2d([[1, 0], [2, 1]]);
 * const keys = tf.tensor2d([[3, 1], [0, 5]]);
 * attentionScores(queries, keys); // → [[3, 0], [7, 5]]
 */
export function attentionScores(queries: tf.Tensor, keys: tf.Tensor): tf.Tensor {
  checkTensor('attentionScores', 'queries', queries, [2, 4]);
  checkTensor('attentionScores', 'keys', keys, [2, 4]);
  checkShape('attentionScores', 'keys', keys, [...queries.shape.slice(0, -2), '*', queries.shape.at(-1)!]);
  return tf.tidy(() => matrixProduct(queries, transposed(keys)));
}
