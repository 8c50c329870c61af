import * as tf from '@tensorflow/tfjs';

/** Of each constant, the same with rows and columns exchanged. */
const turned = new WeakMap<tf.Tensor, tf.Tensor>();

/** A matrix by which no gradient is taken in a matrix product. */
export interface Constant {
  matrix: tf.Tensor2D;
  dispose: () => void;
}

/**
 * The same numbers under another name, for weights that stay as they are while others learn.
 *
 * The gradients by them would be computed, and thrown away; and each step would turn them anew.
 *
 * @param w `[in, out]`
 */
export function constant(w: tf.Tensor2D): Constant {
  const [matrix, other] = tf.tidy(() => [tf.clone(w), tf.transpose(w)]);
  turned.set(matrix!, other!);
  return { matrix: matrix!, dispose: () => tf.dispose([matrix!, other!]) };
}

/** The transposed of a constant, `[out, in]`; nothing for any other tensor. */
export function turnedConstant(matrix: tf.Tensor): tf.Tensor | undefined {
  return turned.get(matrix);
}
