import * as tf from '@tensorflow/tfjs';
import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkPositive } from '../check/values.js';
import { checkShapes, checkTensor } from './check.js';

/** What `layerNorm` can be told. */
export interface LayerNormOptions {
  /** `[dModel]`: what each normalised number is multiplied by (default 1). */
  gain?: tf.Tensor;
  /** `[dModel]`: what is added to it then (default 0). */
  bias?: tf.Tensor;
  /** Keeps a word of equal numbers from being divided by 0 (default 1e-5). */
  epsilon?: number;
}

const OPTIONS: OptionChecks<LayerNormOptions> = {
  gain: checkLater,
  bias: checkLater,
  epsilon: checkPositive,
};

/**
 * Shifts and scales each word's numbers to mean 0 and variance 1.
 *
 *     y = (x − mean(x)) / √(variance(x) + ε) · gain + bias
 *
 * Mean and variance are taken over the dModel numbers of one word; the variance divides by dModel, not by dModel − 1.
 *
 * @param x `[..., dModel]`, rank 1 to 4
 * @param options `gain`, `bias` and `epsilon`
 * @returns `[..., dModel]`
 * @throws {TypeError} if an argument is no float32 tensor
 * @throws {RangeError} if shapes don't fit, a number is not finite, or epsilon is not above 0
 * @see Ba, Kiros and Hinton 2016, Layer Normalization, equation 3, https://arxiv.org/abs/1607.06450
 * @example
 * layerNorm(tf.tensor1d([1, 3])); // → [-1, 1]
 * layerNorm(tf.tensor1d([1, 3]), { gain: tf.tensor1d([5, 5]), bias: tf.tensor1d([0, 10]) }); // → [-5, 15]
 */
export function layerNorm(x: tf.Tensor, options: LayerNormOptions = {}): tf.Tensor {
  checkTensor('layerNorm', 'x', x, [1, 4]);
  checkOptions('layerNorm', options, OPTIONS);
  const { gain, bias } = options;
  const dModel = x.shape.at(-1)!;
  checkShapes('layerNorm', { gain, bias }, { 'gain?': [dModel], 'bias?': [dModel] });
  return normalised(x, options);
}

/** The same with nothing checked, for what the kit has made itself. */
export function normalised(x: tf.Tensor, { gain, bias, epsilon = 1e-5 }: LayerNormOptions): tf.Tensor {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, -1, true); // [..., 1]
    const normal = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, epsilon)));
    const scaled = gain ? tf.mul(normal, gain) : normal;
    return bias ? tf.add(scaled, bias) : scaled;
  });
}
