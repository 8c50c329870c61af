import * as tf from '@tensorflow/tfjs';
import { checkShapes, checkTensor } from './check.js';
import { matrixProduct } from './matrix-product.js';

/**
 * Projects each word's vector to another one: step 1 of attention, done three times, for queries, keys and values.
 *
 *     Y = X W + b
 *
 * Sizes: n words, dIn numbers a word before, dOut after. Words are rows, so the weights stand on the right.
 *
 * @param x `[..., n, dIn]`, rank 2 to 4: the words
 * @param w `[dIn, dOut]`: the weights, shared by all words
 * @param b `[dOut]`: the bias, added to each word (none unless given)
 * @returns `[..., n, dOut]`
 * @throws {TypeError} if an argument is no float32 tensor
 * @throws {RangeError} if shapes don't fit, or a number is not finite
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.2.2: the projections Q W^Q, K W^K, V W^V, https://arxiv.org/abs/1706.03762
 * @example
 * const x = tf.tensor2d([[1, 2], [3, 4]]);
 * const w = tf.tensor2d([[1, 0, 1], [0, 1, 1]]);
 * project(x, w); // → [[1, 2, 3], [3, 4, 7]]
 * project(x, w, tf.tensor1d([10, 20, 30])); // → [[11, 22, 33], [13, 24, 37]]
 */
export function project(x: tf.Tensor, w: tf.Tensor, b?: tf.Tensor): tf.Tensor {
  checkTensor('project', 'x', x, [2, 4]);
  checkShapes('project', { w }, { w: [x.shape.at(-1)!, '*'] });
  checkShapes('project', { b }, { 'b?': [w.shape[1]!] });
  return projected(x, w, b);
}

/** The same with nothing checked, for what the kit has made itself. */
export function projected(x: tf.Tensor, w: tf.Tensor, b?: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const words = tf.reshape(x, [-1, x.shape.at(-1)!]); // all words of the batch below each other
    const projected = matrixProduct(words, w);
    const y = tf.reshape(projected, [...x.shape.slice(0, -1), w.shape[1]!]);
    return b ? tf.add(y, b) : y;
  });
}
