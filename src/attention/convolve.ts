import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../check/options.js';
import { checkOneOf } from '../check/values.js';
import { checkShape, checkShapes, checkTensor } from './check.js';
import { projected } from './project.js';
import { windowsOf } from './windows-of.js';

/** What a convolution can be told. */
export interface ConvolutionOptions {
  /** `same`: zeros around the image, so that the map is as large as the image (default); `valid`: only where the whole filter lies in the image. */
  padding?: 'same' | 'valid';
}

/**
 * Slides filters over images: at each place the dot product of the filter with the pixels below it.
 *
 *     Y[y, x, o] = Σ_dy Σ_dx Σ_c X[y + dy, x + dx, c] F[dy, dx, c, o] + b[o]
 *
 * The same filter everywhere, all places at once: it is one matrix product of all windows with all filters.
 * Sizes: k pixels a side of a filter (odd with `same`), cIn channels before, cOut filters and so channels after.
 *
 * @param images `[batch, height, width, cIn]`
 * @param filters `[k, k, cIn, cOut]`
 * @param bias `[cOut]`: added at each place (none unless given)
 * @param options padding
 * @returns `[batch, height, width, cOut]`: a feature map for each filter; k − 1 less a side with `valid`
 * @throws {TypeError} if an argument is no float32 tensor
 * @throws {RangeError} if shapes don't fit, or a number is not finite
 * @see LeCun et al. 1989, Backpropagation Applied to Handwritten Zip Code Recognition, https://doi.org/10.1162/neco.1989.1.4.541
 * @example
 * const image = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
 * const down = tf.tensor4d([-1, 1], [2, 1, 1, 1]).pad([[0, 0], [0, 1], [0, 0], [0, 0]]); // the pixel below, minus this one
 * convolve(image, down, undefined, { padding: 'valid' }).flatten(); // → [3, 3, 3, 3]
 */
export function convolve(
  images: tf.Tensor,
  filters: tf.Tensor,
  bias?: tf.Tensor,
  options: ConvolutionOptions = {},
): tf.Tensor4D {
  checkOptions('convolve', options, { padding: checkOneOf('same', 'valid') });
  checkTensor('convolve', 'images', images, [4, 4]);
  checkTensor('convolve', 'filters', filters, [4, 4]);
  const [size, , , cOut] = filters.shape as [number, number, number, number];
  checkShape('convolve', 'filters', filters, [size, size, images.shape[3]!, '*']);
  checkShapes('convolve', { bias }, { 'bias?': [cOut] });
  const { padding = 'same' } = options;
  checkSize(images, size, padding);
  return convolved(images as tf.Tensor4D, filters as tf.Tensor4D, bias, padding);
}

function checkSize({ shape }: tf.Tensor, size: number, padding: 'same' | 'valid'): void {
  if (padding === 'same' && size % 2 === 0)
    throw new RangeError(`convolve: expected filters of odd size with padding 'same', got ${size}`);
  if (padding === 'valid' && size > Math.min(shape[1]!, shape[2]!))
    throw new RangeError(
      `convolve: expected filters no larger than the images [${shape[1]}, ${shape[2]}], got ${size}`,
    );
}

/** The same with nothing checked, for what the kit has made itself. */
export function convolved(
  images: tf.Tensor4D,
  filters: tf.Tensor4D,
  bias?: tf.Tensor,
  padding: 'same' | 'valid' = 'same',
): tf.Tensor4D {
  return tf.tidy(() => {
    const [size, , cIn, cOut] = filters.shape;
    const windows = windowsOf(images, { size, padding: padding === 'same' ? (size - 1) / 2 : 0 });
    const columns = tf.reshape(filters, [size * size * cIn, cOut]); // a filter a column
    return projected(windows, columns, bias) as tf.Tensor4D;
  });
}
