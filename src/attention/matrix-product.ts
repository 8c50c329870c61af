import * as tf from '@tensorflow/tfjs';

/** Above this many multiplications a matrix, the wasm backend's batched product is slower than one product at a time. */
const BATCHED_PRODUCT_LIMIT = 16384;

/**
 * Multiplies the matrices in the last two axes: `C = A B`, for each batch.
 *
 * `tf.matMul` says the same, several times slower: its wasm kernel is quick only for two plain matrices,
 * neither flagged as transposed nor in a large batch, and its gradient flags both.
 * So matrices go in one by one, and the gradient transposes in so many words: `dA = dC Bᵀ`, `dB = Aᵀ dC`.
 *
 * @param a `[..., n, k]`
 * @param b `[..., k, m]`
 * @returns `[..., n, m]`
 */
export function matrixProduct(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const withGradient = tf.customGrad((left, right, save) => {
    const [a, b, keep] = [left as tf.Tensor, right as tf.Tensor, save as tf.GradSaveFunc];
    keep([a, b]);
    return {
      value: forwardProduct(a, b),
      gradFunc: (dC: tf.Tensor, saved: tf.Tensor[]) => [
        matrixProduct(dC, transposed(saved[1]!)),
        matrixProduct(transposed(saved[0]!), dC),
      ],
    };
  });
  return withGradient(a, b);
}

/** Swaps the last two axes: `[..., n, m]` becomes `[..., m, n]`. */
export function transposed(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}

function forwardProduct(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const [n, k] = a.shape.slice(-2) as [number, number];
  const m = b.shape.at(-1)!;
  if (a.rank === 2 || n * k * m <= BATCHED_PRODUCT_LIMIT) return tf.matMul(a, b);
  const lefts = tf.unstack(tf.reshape(a, [-1, n, k]));
  const rights = tf.unstack(tf.reshape(b, [-1, k, m]));
  const products = lefts.map((left, i) => tf.matMul(left, rights[i]!));
  return tf.reshape(tf.stack(products), [...a.shape.slice(0, -1), m]);
}
