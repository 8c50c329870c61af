import * as tf from '@tensorflow/tfjs';
import { checkList, checkPair } from '../../check/values.js';

/** By how many pixels an image stands to the right of the middle, and below it. */
export type Shift = readonly [right: number, down: number];

/** Pixels a side of the canvas: two more than the digit on each side. */
export const CANVAS = 12;

/**
 * Places digits of 8 × 8 pixels on canvases of 12 × 12, in the middle or shifted by up to two pixels.
 *
 * @param images each 8 × 8
 * @param shift pixels to the right and down, −2 to 2 (default: none)
 * @returns `[images, 12, 12, 1]`
 * @throws {RangeError} if an image is not 8 × 8, or a digit would leave its canvas
 * @example
 * const { images } = await loadDigits();
 * const [middle, right] = [placeDigits(images.slice(0, 1)), placeDigits(images.slice(0, 1), [1, 0])];
 * tf.sub(middle.slice([0, 0, 0], [1, 12, 11]), right.slice([0, 0, 1], [1, 12, 11])).abs().max(); // → 0
 */
export function placeDigits(
  images: readonly (readonly (readonly number[])[])[],
  shift: Shift = [0, 0],
): tf.Tensor4D {
  checkList('placeDigits', 'images', images);
  checkPair('placeDigits', 'shift', shift);
  checkImages(images);
  const odd = shift.find((by) => !Number.isInteger(by) || Math.abs(by) > 2);
  if (odd !== undefined)
    throw new RangeError(`placeDigits: expected shift as whole numbers from −2 to 2, got ${odd}`);
  return placed(images, () => shift);
}

function checkImages(images: readonly (readonly (readonly number[])[])[]): void {
  const at = images.findIndex((image) => image.length !== 8 || image.some((row) => row.length !== 8));
  if (at >= 0) throw new RangeError(`placeDigits: expected images of 8 × 8 pixels, got another at [${at}]`);
  if (images.length === 0) throw new RangeError('placeDigits: expected an image or more, got none');
}

/** The same with nothing checked, and a shift for each image. */
export function placed(
  images: readonly (readonly (readonly number[])[])[],
  shiftOf: (image: number) => Shift,
): tf.Tensor4D {
  const canvases = new Float32Array(images.length * CANVAS * CANVAS);
  images.forEach((image, i) => {
    const [right, down] = shiftOf(i);
    for (const [y, row] of image.entries())
      canvases.set(row, (i * CANVAS + y + 2 + down) * CANVAS + 2 + right);
  });
  return tf.tensor4d(canvases, [images.length, CANVAS, CANVAS, 1]);
}
