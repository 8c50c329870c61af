import * as tf from '@tensorflow/tfjs';
import { matrixProduct, transposed } from './matrix-product.js';
import { plainWeights, type SettledOptions } from './plain-attention.js';
import { scoresGradient } from './softmax-rows.js';

/** Scores that are in memory at once, in each matrix of a batch. */
const SCORES = 2 ** 20;

/**
 * The gradient of a learned bias: only this one needs the scores, so they are made again, some rows at a time.
 *
 * @param tensors queries, keys, values and bias
 * @param options the other settings of the forward pass
 * @param dOutput `[..., n, dV]`: the output's gradient
 * @returns a tensor of the bias's shape
 */
export function biasGradient(
  [queries, keys, values, bias]: [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor],
  { scale, causal, mask }: SettledOptions,
  dOutput: tf.Tensor,
): tf.Tensor {
  const [n, m] = [queries.shape.at(-2)!, keys.shape.at(-2)!];
  const height = Math.max(1, Math.floor(SCORES / Math.max(1, m)));
  return tf.tidy(() => {
    if (n * m === 0) return tf.zerosLike(bias);
    const blocks: tf.Tensor[] = [];
    for (let first = 0; first < n; first += height) {
      blocks.push(
        tf.tidy(() => {
          const size = Math.min(height, n - first);
          const rows = (x: tf.Tensor) => rowsOf(x, first, size);
          const shown = both(mask && rows(mask), causal ? pastOf(first, size, m) : undefined);
          const options = { scale, causal: false, bias: rows(bias), mask: shown };
          const weights = plainWeights(rows(queries), keys, options);
          const dWeights = matrixProduct(rows(dOutput), transposed(values));
          return summedTo(rows(bias).shape, scoresGradient(weights, dWeights));
        }),
      );
    }
    const isTall = bias.rank > 1 && bias.shape.at(-2) === n;
    return isTall ? tf.concat(blocks, -2) : tf.addN(blocks);
  });
}

/** Back through stretching: what one number was used for is summed. */
function summedTo(shape: readonly number[], x: tf.Tensor): tf.Tensor {
  const missing = x.rank - shape.length;
  const stretched = x.shape.map((size, axis) => axis < missing || shape[axis - missing] !== size);
  const axes = x.shape.map((_, axis) => axis).filter((axis) => stretched[axis]);
  return tf.reshape(axes.length > 0 ? tf.sum(x, axes) : x, [...shape]);
}

/** Rows `first` to `first + height - 1` of the last two axes; of a single row that stands for all, that one. */
function rowsOf(x: tf.Tensor, first: number, height: number): tf.Tensor {
  if (x.rank < 2 || x.shape.at(-2) === 1) return x;
  const begin = x.shape.map((_, axis) => (axis === x.rank - 2 ? first : 0));
  const size = x.shape.map((length, axis) => (axis === x.rank - 2 ? height : length));
  return tf.slice(x, begin, size);
}

/** What the queries from `first` on may see when causal: bool `[height, m]`. */
function pastOf(first: number, height: number, m: number): tf.Tensor {
  const visible = new Uint8Array(height * m);
  for (let i = 0; i < height; i++) visible.fill(1, i * m, i * m + Math.min(first + i + 1, m));
  return tf.tensor2d(visible, [height, m], 'bool');
}

function both(a: tf.Tensor | undefined, b: tf.Tensor | undefined): tf.Tensor | undefined {
  return a && b ? tf.logicalAnd(a, b) : (a ?? b);
}
