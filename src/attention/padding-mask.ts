import * as tf from '@tensorflow/tfjs';
import { described } from '../check/described.js';
import { checkCount, checkList, checkSizes } from '../check/values.js';

/**
 * Makes the mask that hides the filling behind sentences shorter than the longest of their batch.
 *
 *     M[s, 0, j] = (j < lengths[s])
 *
 * It stretches over all queries, and in `multiHeadAttention` over all heads.
 * Combine it with another one by `tf.logicalAnd(paddingMask(…), causalMask(…))`.
 *
 * @param lengths number of real words in each sentence, 0 to n
 * @param n number of words each sentence is filled up to
 * @returns `[lengths.length, 1, n]`, bool: true for real words
 * @throws {RangeError} if n is not a whole number above 0, or a length is not one from 0 to n
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.2.3 (illegal connections become −∞), https://arxiv.org/abs/1706.03762
 * @example
 * paddingMask([3, 1], 3); // → [[[true, true, true]], [[true, false, false]]]
 */
export function paddingMask(lengths: readonly number[], n: number): tf.Tensor3D {
  checkList('paddingMask', 'lengths', lengths);
  checkCount('paddingMask', 'n', n);
  if (lengths.length === 0)
    throw new RangeError('paddingMask: expected lengths of one sentence or more, got []');
  for (const length of lengths) {
    if (!(Number.isInteger(length) && length >= 0 && length <= n))
      throw new RangeError(
        `paddingMask: expected lengths as whole numbers from 0 to ${n}, got ${described(length)}`,
      );
  }
  checkSizes('paddingMask', { sentences: lengths.length, n });
  const isWord = new Uint8Array(lengths.length * n);
  for (const [s, length] of lengths.entries()) isWord.fill(1, s * n, s * n + length);
  return tf.tensor3d(isWord, [lengths.length, 1, n], 'bool');
}
