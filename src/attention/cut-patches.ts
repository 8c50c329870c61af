import * as tf from '@tensorflow/tfjs';
import { checkCount } from '../check/values.js';
import { checkTensor } from './check.js';

/**
 * Cuts images into square patches, each a row of numbers: the "words" of a vision transformer.
 *
 * @param images `[batch, height, width, channels]`
 * @param size pixels a side of a patch; height and width must be multiples of it
 * @returns `[batch, patches, size · size · channels]`: patches from left to right, then down; in each the pixels in the same order
 * @throws {RangeError} if the patches don't fill the images
 * @see Dosovitskiy et al. 2020, An Image is Worth 16x16 Words, equation 1, https://arxiv.org/abs/2010.11929
 * @example
 * const image = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 4, 1]); // 1 2 3 4 above 5 6 7 8
 * cutPatches(image, 2); // → [[[1, 2, 5, 6], [3, 4, 7, 8]]]
 */
export function cutPatches(images: tf.Tensor, size: number): tf.Tensor3D {
  checkTensor('cutPatches', 'images', images, [4, 4]);
  checkCount('cutPatches', 'size', size);
  const [batch, height, width, channels] = images.shape as [number, number, number, number];
  if (height % size || width % size)
    throw new RangeError(
      `cutPatches: expected images whose sides are multiples of ${size}, got [${height}, ${width}]`,
    );
  return tf.tidy(() => {
    const [rows, columns] = [height / size, width / size];
    const cut = tf.reshape(images, [batch, rows, size, columns, size * channels]);
    const together = tf.transpose(cut, [0, 1, 3, 2, 4]); // the rows of a patch below each other
    return tf.reshape(together, [batch, rows * columns, size * size * channels]);
  });
}
