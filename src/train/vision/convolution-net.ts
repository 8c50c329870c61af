import * as tf from '@tensorflow/tfjs';
import { convolved } from '../../attention/convolve.js';
import { projected } from '../../attention/project.js';
import { checkReading } from './check-reading.js';

/** What a convolutional net computes on its way. */
export interface ConvolutionNet {
  /** `[images, 12, 12, 8 | 24 | 40]`: the feature maps after each layer. */
  maps: tf.Tensor4D[];
  /** `[images, 40]`: the mean of each map of the last layer. */
  means: tf.Tensor2D;
  /** `[images, 10]`: the scores of the ten digits. */
  logits: tf.Tensor2D;
}

/** The net's learned numbers: 10,922. */
export const convolutionShapes = {
  filters1: [3, 3, 1, 8],
  bias1: [8],
  filters2: [3, 3, 8, 24],
  bias2: [24],
  filters3: [3, 3, 24, 40],
  bias3: [40],
  wOutput: [40, 10],
  bOutput: [10],
} as const;

/**
 * Reads images by three layers of 3 × 3 filters, takes the mean of each map, and scores the ten digits.
 *
 *     M₁ = relu(X ∗ F₁ + b₁)     M₂ = relu(M₁ ∗ F₂ + b₂)     M₃ = relu(M₂ ∗ F₃ + b₃)     logits = mean(M₃) W + b
 *
 * Nothing in it knows where something stands, but for the zeros around the image.
 *
 * @param images `[images, 12, 12, 1]`
 * @param params as of `loadImageNets` or `firstImageNet('convolution', seed)`
 * @returns maps, means and logits
 * @throws {RangeError} if shapes don't fit
 * @example
 * const net = firstImageNet('convolution', 7);
 * const { maps, logits } = convolutionNet(tf.zeros([1, 12, 12, 1]), net.params);
 * [maps[2].shape, logits.shape]; // → [[1, 12, 12, 40], [1, 10]]
 */
export function convolutionNet(images: tf.Tensor, params: Record<string, tf.Tensor>): ConvolutionNet {
  checkReading('convolutionNet', images, params, convolutionShapes);
  return throughConvolutions(images as tf.Tensor4D, params);
}

/** The same with nothing checked, for what the kit has made itself. */
export function throughConvolutions(images: tf.Tensor4D, params: Record<string, tf.Tensor>): ConvolutionNet {
  return tf.tidy(() => {
    const layer = (x: tf.Tensor4D, number: number) =>
      tf.relu(convolved(x, params[`filters${number}`] as tf.Tensor4D, params[`bias${number}`]));
    const first = layer(images, 1);
    const second = layer(first, 2);
    const third = layer(second, 3);
    const means = tf.mean(third, [1, 2]) as tf.Tensor2D;
    const logits = projected(means, params.wOutput!, params.bOutput) as tf.Tensor2D;
    return { maps: [first, second, third], means, logits };
  });
}
