import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';

/** Asserts that a tensor (or nested numbers) has the expected shape and agrees within `tolerance`, absolute. */
export function expectClose(
  actual: tf.Tensor | tf.TensorLike,
  expected: tf.TensorLike,
  tolerance = 1e-5,
): void {
  const [got, want] = tf.tidy(() => [plain(actual), plain(expected)]);
  expect(got!.shape, 'shape').to.deep.equal(want!.shape);
  want!.values.forEach((value, i) => {
    const off = Object.is(got!.values[i], value) ? 0 : Math.abs(got!.values[i]! - value);
    if (!(off <= tolerance))
      expect.fail(`element ${i}: expected ${value} ± ${tolerance}, got ${got!.values[i]}`);
  });
}

function plain(x: tf.Tensor | tf.TensorLike): { shape: number[]; values: number[] } {
  const t = x instanceof tf.Tensor ? x : tf.tensor(x as tf.TensorLike);
  return { shape: t.shape, values: Array.from(t.dataSync()) };
}

/** Asserts that `run` leaves exactly the tensors it returns alive, then disposes of those. */
export function expectNoLeak(run: () => tf.TensorContainer): void {
  const before = tf.memory().numTensors;
  const result = run();
  tf.dispose(result);
  expect(tf.memory().numTensors, 'tensors alive afterwards').to.equal(before);
}
