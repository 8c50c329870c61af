import * as tf from '@tensorflow/tfjs';
import { checkSizes, checkWhole } from '../check/values.js';

/**
 * A matrix to start learning from: random numbers, as large as keeps a projected word as long as the word itself.
 *
 *     W[i, j] ~ N(0, 1/rows)
 *
 * @param rows numbers a word before projection, dModel
 * @param columns numbers after, such as dK
 * @param seed the same seed gives the same matrix, on every machine
 * @returns `[rows, columns]`, yours to dispose
 * @throws {RangeError} if rows or columns is not a whole number above 0
 * @example
 * const w = seededMatrix(50, 16, 7);
 * w.shape; // → [50, 16]
 * const again = seededMatrix(50, 16, 7);
 * tf.max(tf.abs(tf.sub(w, again))); // → 0
 */
export function seededMatrix(rows: number, columns: number, seed: number): tf.Tensor2D {
  checkSizes('seededMatrix', { rows, columns });
  checkWhole('seededMatrix', 'seed', seed);
  return tf.randomNormal([rows, columns], 0, 1 / Math.sqrt(rows), 'float32', seed);
}
