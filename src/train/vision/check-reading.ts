import type * as tf from '@tensorflow/tfjs';
import { checkShape, checkShapes, checkTensor } from '../../attention/check.js';
import { checkObject } from '../../check/values.js';

/** Asserts that images and learned numbers fit a net whose numbers have these sizes. */
export function checkReading(
  caller: string,
  images: tf.Tensor,
  params: Record<string, tf.Tensor>,
  shapes: Readonly<Record<string, readonly number[]>>,
): void {
  checkTensor(caller, 'images', images, [4, 4]);
  checkShape(caller, 'images', images, ['*', 12, 12, 1]);
  checkObject(caller, 'params', params);
  checkShapes(caller, params, shapes);
}
