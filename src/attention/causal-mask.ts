import * as tf from '@tensorflow/tfjs';
import { checkSizes } from '../check/values.js';

/**
 * Makes the mask that hides the future: query i sees keys 0 to i.
 *
 *     M[i, j] = (j ≤ i)
 *
 * It is aligned top-left: with fewer queries than keys, query 0 still sees key 0 only. Sizes: n queries, m keys.
 *
 * @param n number of queries
 * @param m number of keys (default n)
 * @returns `[n, m]`, bool: true where a query may attend
 * @throws {RangeError} if a size is not a whole number above 0, or the mask would be too large for memory
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.2.3 (masking in the decoder), https://arxiv.org/abs/1706.03762
 * @example
 * causalMask(3); // → [[true, false, false], [true, true, false], [true, true, true]]
 * causalMask(2, 3); // → [[true, false, false], [true, true, false]]
 */
export function causalMask(n: number, m: number = n): tf.Tensor2D {
  checkSizes('causalMask', { n, m });
  const visible = new Uint8Array(n * m);
  for (let i = 0; i < n; i++) visible.fill(1, i * m, i * m + Math.min(i + 1, m));
  return tf.tensor2d(visible, [n, m], 'bool');
}
