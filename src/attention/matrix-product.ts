import * as tf from '@tensorflow/tfjs';
import { turnedConstant } from './constant.js';

/** Above this many multiplications a matrix, the wasm backend is slower with a whole batch than with one at a time. */
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
  const turned = turnedConstant(b);
  return turned ? productWithConstant(a, b, turned) : productOfBoth(a, b);
}

function productOfBoth(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
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

/** The same, where no gradient is wanted by b, whose transposed is there. */
function productWithConstant(a: tf.Tensor, b: tf.Tensor, turned: tf.Tensor): tf.Tensor {
  const withGradient = tf.customGrad((left) => ({
    value: forwardProduct(left as tf.Tensor, b),
    gradFunc: (dC: tf.Tensor) => matrixProduct(dC, turned),
  }));
  return withGradient(a);
}

/** Swaps the last two axes: `[..., n, m]` becomes `[..., m, n]`. */
export function transposed(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}

function forwardProduct(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const [n, k] = a.shape.slice(-2) as [number, number];
  const m = b.shape.at(-1)!;
  const batchIsQuick = tf.getBackend() !== 'wasm' || n * k * m <= BATCHED_PRODUCT_LIMIT;
  if (a.rank === 2 || batchIsQuick) return tf.matMul(a, b);
  const rights = matricesOf(b);
  const products = matricesOf(a).map((left, i) => tf.matMul(left, rights[i]!));
  return tf.reshape(tf.stack(products), [...a.shape.slice(0, -1), m]);
}

/** The matrices in the last two axes. `tf.unstack` says the same, and copies the whole batch for each of them. */
function matricesOf(x: tf.Tensor): tf.Tensor2D[] {
  const shape = x.shape.slice(-2) as [number, number];
  const size = shape[0] * shape[1];
  const numbers = x.dataSync<'float32'>();
  const count = numbers.length / size;
  return Array.from({ length: count }, (_, i) =>
    tf.tensor2d(numbers.subarray(i * size, (i + 1) * size), shape),
  );
}
