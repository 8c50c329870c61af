import * as tf from '@tensorflow/tfjs';
import { described } from '../check/described.js';
import { checkFunction, checkList } from '../check/values.js';

/**
 * A mask for the heads of one layer, told by a rule: who may look at what.
 *
 * @param sizes `[headCount, n]`
 * @param isOpen told head (counted from 1), query and key (places from 0): whether that look is allowed
 * @returns bool `[headCount, n, n]`, true = may attend
 * @throws {RangeError} if a size is no whole number above 0
 * @example
 * headMask([1, 2], (_, query, key) => key <= query); // → [[[1, 0], [1, 1]]]
 */
export function headMask(
  sizes: readonly [number, number],
  isOpen: (head: number, query: number, key: number) => boolean,
): tf.Tensor3D {
  checkList('headMask', 'sizes', sizes);
  checkFunction('headMask', 'isOpen', isOpen);
  const [headCount, n] = sizes;
  const refuse = (got: string) => {
    throw new RangeError(`headMask: expected two whole numbers above 0 as sizes, got ${got}`);
  };
  if (sizes.length !== 2) refuse(`a list of ${(sizes as readonly unknown[]).length}`);
  for (const size of sizes) if (!(Number.isInteger(size) && size > 0)) refuse(described(size));
  const open = new Uint8Array(headCount * n * n);
  for (let i = 0; i < open.length; i++)
    open[i] = Number(isOpen(Math.floor(i / (n * n)) + 1, Math.floor(i / n) % n, i % n));
  return tf.tensor3d(open, [headCount, n, n], 'bool');
}
