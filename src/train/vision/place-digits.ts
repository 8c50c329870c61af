import * as tf from '@tensorflow/tfjs';
import { described } from '../../check/described.js';
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
  checkImages('placeDigits', 'images', images);
  checkPair('placeDigits', 'shift', shift);
  const odd = shift.find((by) => !Number.isInteger(by) || Math.abs(by) > 2);
  if (odd !== undefined)
    throw new RangeError(`placeDigits: expected shift as whole numbers from −2 to 2, got ${odd}`);
  return placed(images, () => shift);
}

/** Asserts that a value is a list of images of 8 × 8 pixels, one or more. */
export function checkImages(caller: string, name: string, images: unknown): void {
  checkList(caller, name, images);
  const list = images as readonly unknown[];
  const at = list.findIndex((image) => !isEight(image, (row) => isEight(row, Number.isFinite)));
  if (at >= 0)
    throw new RangeError(
      `${caller}: expected ${name} of 8 × 8 finite numbers, got ${described(list[at])} at [${at}]`,
    );
  if (list.length === 0) throw new RangeError(`${caller}: expected one image or more in ${name}, got none`);
}

function isEight(value: unknown, isPart: (part: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length === 8 && value.every(isPart);
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
