import * as tf from '@tensorflow/tfjs';
import { described } from '../check/described.js';

/** A size that is given, or `'*'` where any size will do. */
type Size = number | '*';

/** Asserts that `value` is a float32 tensor of `minRank` to `maxRank`, holding finite numbers only. */
export function checkTensor(
  caller: string,
  name: string,
  value: tf.Tensor,
  [minRank, maxRank]: [number, number],
): void {
  checkRank(caller, name, value, [minRank, maxRank]);
  if (value.size === 0)
    throw new RangeError(`${caller}: expected ${name} that isn't empty, got shape ${shapeText(value.shape)}`);
  checkNumbers(caller, name, value, Number.isFinite, 'finite numbers');
}

/** Asserts that `value` is a float32 tensor of `minRank` to `maxRank`; what it holds is not looked at. */
export function checkRank(
  caller: string,
  name: string,
  value: tf.Tensor,
  [minRank, maxRank]: [number, number],
): void {
  checkType(caller, name, value, 'float32');
  if (value.rank >= minRank && value.rank <= maxRank) return;
  const ranks = minRank === maxRank ? `${minRank}` : `${minRank} to ${maxRank}`;
  throw new RangeError(`${caller}: expected ${name} of rank ${ranks}, got shape ${shapeText(value.shape)}`);
}

/** Asserts the same as `checkTensor`, except that −∞ is welcome: scores and biases that are masked already contain it. */
export function checkScores(caller: string, name: string, value: tf.Tensor): void {
  checkType(caller, name, value, 'float32');
  if (value.rank < 1) throw new RangeError(`${caller}: expected ${name} of rank 1 or more, got shape []`);
  checkNumbers(caller, name, value, (x) => x < Number.POSITIVE_INFINITY, 'numbers below ∞');
}

/** Asserts that `value` has the given sizes: `[3, '*']` is met by `[3, 7]`. */
export function checkShape(caller: string, name: string, value: tf.Tensor, sizes: readonly Size[]): void {
  const fits =
    value.rank === sizes.length && sizes.every((size, i) => size === '*' || size === value.shape[i]);
  if (fits) return;
  throw new RangeError(
    `${caller}: expected ${name} of shape ${shapeText(sizes)}, got ${shapeText(value.shape)}`,
  );
}

/** Asserts that each tensor is there and has its shape; one whose name ends in `?` may be missing. */
export function checkShapes(
  caller: string,
  tensors: Readonly<Record<string, tf.Tensor | undefined>>,
  shapes: Readonly<Record<string, readonly Size[]>>,
): void {
  for (const [key, sizes] of Object.entries(shapes)) {
    const name = key.replace('?', '');
    const value = tensors[name];
    if (value === undefined && key.endsWith('?')) continue;
    checkTensor(caller, name, value as tf.Tensor, [sizes.length, sizes.length]);
    checkShape(caller, name, value as tf.Tensor, sizes);
  }
}

/** Asserts that a mask is of type bool and can be stretched to `shape`: each size, from the last, is equal or 1. */
export function checkMask(caller: string, mask: tf.Tensor, shape: readonly number[], name = 'mask'): void {
  checkType(caller, name, mask, 'bool');
  checkStretches(caller, name, mask, shape);
}

/** Asserts that `bias` holds numbers, −∞ allowed, and can be stretched to `shape`. */
export function checkBias(caller: string, bias: tf.Tensor, shape: readonly number[]): void {
  checkScores(caller, 'bias', bias);
  checkStretches(caller, 'bias', bias, shape);
}

/** Asserts that `value` can be stretched to `shape`: each size, from the last, is equal or 1. */
export function checkStretches(
  caller: string,
  name: string,
  value: tf.Tensor,
  shape: readonly number[],
): void {
  const sizes = shape.slice(shape.length - value.rank);
  const fits = value.rank <= shape.length && value.shape.every((size, i) => size === 1 || size === sizes[i]);
  if (!fits) {
    throw new RangeError(
      `${caller}: expected ${name} that stretches to ${shapeText(shape)}, got ${shapeText(value.shape)}`,
    );
  }
}

/** Asserts that `value` is a tensor of type `dtype`. */
export function checkType(caller: string, name: string, value: unknown, dtype: tf.DataType): void {
  checkHeld(caller, name, value);
  if (value.dtype !== dtype)
    throw new TypeError(`${caller}: expected ${name} of type ${dtype}, got ${value.dtype}`);
}

/** Asserts that `value` is a tensor that has not been disposed. */
export function checkHeld(caller: string, name: string, value: unknown): asserts value is tf.Tensor {
  if (!(value instanceof tf.Tensor))
    throw new TypeError(`${caller}: expected ${name} as a tensor, got ${described(value)}`);
  if (value.isDisposed)
    throw new TypeError(`${caller}: expected ${name} as a tensor in memory, got one that was disposed`);
}

/** The data of tensors that were found well. Data never changes, so once is enough. */
const wellKnown = new WeakMap<object, string>();

/** One reduction tells whether all is well, because NaN and ±∞ survive a sum; only then each element is looked at. */
function checkNumbers(
  caller: string,
  name: string,
  value: tf.Tensor,
  isWelcome: (x: number) => boolean,
  expected: string,
): void {
  if (wellKnown.get(value.dataId) === expected) return;
  const total = tf.tidy(() => tf.sum(value).dataSync()[0]!);
  if (!isWelcome(total)) {
    const numbers = value.dataSync();
    const found = numbers.findIndex((x) => !isWelcome(x));
    if (found >= 0) {
      const at = shapeText(indexOf(found, value.shape));
      throw new RangeError(`${caller}: expected ${expected} in ${name}, got ${numbers[found]} at ${at}`);
    }
  }
  wellKnown.set(value.dataId, expected);
}

/** The place in a tensor of that shape of the element that is the `flat`-th in memory. */
function indexOf(flat: number, shape: readonly number[]): number[] {
  return shape.map((size, axis) => {
    const stride = shape.slice(axis + 1).reduce((product, next) => product * next, 1);
    return Math.floor(flat / stride) % size;
  });
}

function shapeText(sizes: readonly Size[]): string {
  return `[${sizes.join(', ')}]`;
}
