import * as tf from '@tensorflow/tfjs';

/** What is given, with tensors in place of nested numbers. */
export function tensorsOf(given: object): object {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isNested(value) ? tf.tensor(value) : value]),
  );
}

function isNested(value: unknown): value is tf.TensorLike {
  if (Array.isArray(value)) return typeof value[0] === 'number' || isNested(value[0]);
  return ArrayBuffer.isView(value);
}
