import * as tf from '@tensorflow/tfjs';

/*
 * Values as plain data, to be sent from the process in which a student's code ran to the one that judges: numbers, texts,
 * lists, tensors. What isn't data arrives as something of the same kind, empty.
 */

/** A value as JSON: what JSON has no word for is an object with the key `$`. */
export type Plain = null | boolean | number | string | Plain[] | { $: string; [more: string]: unknown };

/** So deep may lists and objects lie in each other, and so many numbers may one value hold. */
const [deepest, most] = [12, 2_000_000];
/** So long may a text be: what is made of it takes time and memory that grow faster than it. */
const longestText = 2000;

/** A value as plain data. */
export function toPlain(value: unknown, depth = 0): Plain {
  if (depth > deepest) return { $: 'other' };
  if (typeof value === 'number') return numberToPlain(value);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.slice(0, longestText + 1);
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', text: String(value).slice(0, 100) };
  if (typeof value === 'function') return { $: 'function' };
  return objectToPlain(value as object, depth);
}

function numberToPlain(value: number): Plain {
  return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: 'number', text: numberText(value) };
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function objectToPlain(value: object, depth: number): Plain {
  if (Array.isArray(value)) return Array.from(value, (each) => toPlain(each, depth + 1));
  if (value instanceof tf.Tensor) return tensorToPlain(value);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return { $: 'typed', values: Array.from(value as Float32Array, Number).map(numberToPlain) };
  if (typeof (value as PromiseLike<unknown>).then === 'function') return { $: 'promise' };
  if (Symbol.iterator in value) return { $: 'series' };
  if (Object.hasOwn(value, 'valueOf'))
    throw new TypeError('expected plain numbers, got what counts its uses');
  const entries = Object.entries(value).map(([name, each]) => [name, toPlain(each, depth + 1)]);
  return { $: 'object', entries };
}

function tensorToPlain(tensor: tf.Tensor): Plain {
  if (tensor.isDisposed) return { $: 'disposed' };
  const { dtype, shape } = tensor;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') return { $: 'other' };
  return { $: 'tensor', dtype, shape, values: Array.from(tensor.dataSync(), numberToPlain) };
}

/**
 * The value again. Nothing that is sent can be more than data: it comes from whom nobody trusts.
 *
 * @param plain what was sent
 * @param functionOf makes a function that asks the other side
 * @throws {RangeError} for what `toPlain` never makes, or is too much
 */
export function fromPlain(plain: unknown, functionOf?: () => unknown): unknown {
  let count = 0;
  const read = (part: unknown, depth: number): unknown => {
    if (++count > most || depth > deepest) throw new RangeError('fromPlain: expected less, got too much');
    if (Array.isArray(part)) return part.map((each) => read(each, depth + 1));
    if (typeof part === 'string' && part.length > longestText)
      throw new RangeError(`fromPlain: expected a text of ${longestText} letters at most, got more`);
    if (typeof part !== 'object' || part === null) return part;
    return ofKind(
      part as { $: string },
      (each) => read(each, depth + 1),
      depth === 0 ? functionOf : undefined,
    );
  };
  return read(plain, 0);
}

type Sent = {
  $?: unknown;
  text?: unknown;
  values?: unknown;
  shape?: unknown;
  dtype?: unknown;
  entries?: unknown;
};

function ofKind(part: Sent, read: (each: unknown) => unknown, functionOf?: () => unknown): unknown {
  if (part.$ === 'undefined') return undefined;
  if (part.$ === 'number') return Number(part.text);
  if (part.$ === 'bigint') return BigInt(String(part.text));
  if (part.$ === 'function') return functionOf?.() ?? (() => undefined);
  if (part.$ === 'promise') return Promise.resolve();
  if (part.$ === 'series') return new Set();
  if (part.$ === 'disposed') return disposed();
  if (part.$ === 'typed') return Float64Array.from(read(part.values) as number[]);
  if (part.$ === 'tensor') return tensorFrom(part, read(part.values));
  if (part.$ === 'object') return objectFrom(read(part.entries));
  return {};
}

function disposed(): tf.Tensor {
  const tensor = tf.scalar(0);
  tensor.dispose();
  return tensor;
}

function tensorFrom({ shape, dtype }: Sent, values: unknown): tf.Tensor {
  const sizes = shape as number[];
  const isShape =
    Array.isArray(sizes) &&
    sizes.length <= 6 &&
    sizes.every((size) => Number.isSafeInteger(size) && size >= 0);
  const isType = dtype === 'float32' || dtype === 'int32' || dtype === 'bool';
  const areNumbers = Array.isArray(values) && values.every((each) => typeof each === 'number');
  if (!isShape || !isType || !areNumbers || values.length !== sizes.reduce((a, b) => a * b, 1))
    throw new RangeError('fromPlain: expected a tensor, got something else');
  return tf.tensor(values, sizes, dtype);
}

function objectFrom(entries: unknown): object {
  const pairs = entries as [string, unknown][];
  if (!Array.isArray(pairs) || !pairs.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string'))
    throw new RangeError('fromPlain: expected an object, got something else');
  return Object.fromEntries(pairs);
}
