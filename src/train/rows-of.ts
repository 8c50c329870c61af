import * as tf from '@tensorflow/tfjs';
import { projected } from '../attention/project.js';

/**
 * The rows of a table that stand for words: `[sentences, n]` places give `[sentences, n, dModel]`.
 *
 * By a product with ones and zeros, since the wasm engine has no gradient of a gather.
 */
export function rowsOf(table: tf.Tensor, ids: number[][]): tf.Tensor {
  const isWord = tf.equal(tf.expandDims(tf.tensor2d(ids), -1), tf.range(0, table.shape[0]!)); // [sentences, n, count]
  return projected(tf.cast(isWord, 'float32'), table);
}
