import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../check/options.js';
import { checkTensor } from './check.js';
import {
  type Activation,
  checkActivation,
  checkFeedForward,
  type FeedForwardParams,
} from './feed-forward-params.js';
import { checkParamNames } from './param-names.js';
import { projected } from './project.js';

/**
 * Thinks about each word by itself, in two layers with a bend between them.
 *
 *     Y = activation(X W₁ + b₁) W₂ + b₂
 *
 * Sizes: n words, dModel numbers a word, dHidden numbers between the layers (often 4 · dModel).
 *
 * @param x `[..., n, dModel]`, rank 2 to 4
 * @param params `w1`, `b1`, `w2` and `b2`
 * @param options `activation`: `'relu'` (default) or `'gelu'`
 * @returns `[..., n, dModel]`
 * @throws {TypeError} if an argument is no float32 tensor
 * @throws {RangeError} if shapes don't fit, a number is not finite, or the activation is none of the two
 * @see Vaswani et al. 2017, Attention Is All You Need, equation 2, https://arxiv.org/abs/1706.03762
 * @see Hendrycks and Gimpel 2016, Gaussian Error Linear Units, section 2, https://arxiv.org/abs/1606.08415
 * @example
 * const w1 = tf.tensor2d([[1, -1]]); // keeps x, and −x
 * const w2 = tf.tensor2d([[1], [1]]);
 * feedForward(tf.tensor2d([[3], [-5]]), { w1, w2 }); // → [[3], [5]]
 */
export function feedForward(
  x: tf.Tensor,
  params: FeedForwardParams,
  options: { activation?: Activation } = {},
): tf.Tensor {
  checkTensor('feedForward', 'x', x, [2, 4]);
  checkParamNames('feedForward', params, 'feedForward');
  checkFeedForward('feedForward', params, x.shape.at(-1)!);
  checkOptions('feedForward', options, { activation: checkActivation });
  return throughFeedForward(x, params, options.activation);
}

/** The same with nothing checked, for what the kit has made itself. */
export function throughFeedForward(
  x: tf.Tensor,
  { w1, b1, w2, b2 }: FeedForwardParams,
  activation: Activation = 'relu',
): tf.Tensor {
  return tf.tidy(() => {
    const hidden = projected(x, w1, b1); // [..., n, dHidden]
    const bent = activation === 'relu' ? tf.relu(hidden) : gelu(hidden);
    return projected(bent, w2, b2);
  });
}

/** x · Φ(x), where Φ(x) = (1 + erf(x / √2)) / 2 is the share of the normal distribution below x. */
function gelu(x: tf.Tensor): tf.Tensor {
  const shareBelow = tf.mul(0.5, tf.add(1, tf.erf(tf.div(x, Math.SQRT2))));
  return tf.mul(x, shareBelow);
}
