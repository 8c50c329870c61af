import * as tf from '@tensorflow/tfjs';
import { matrixProduct } from '../../src/attention/matrix-product.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const random = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const nested = (x: tf.Tensor) => x.arraySync() as number[][];

describe('matrixProduct', () => {
  // below the limit of the batched kernel, and above it: 37 · 23 · 29 = 24,679 multiplications a matrix
  for (const [n, k, m] of [
    [3, 5, 7],
    [37, 23, 29],
  ] as const) {
    const [a, b] = [() => random([2, 3, n, k], 1), () => random([2, 3, k, m], 2)];
    const loss = (product: typeof tf.matMul) => (a: tf.Tensor, b: tf.Tensor) =>
      tf.sum(tf.square(product(a, b)));

    it(`agrees with tf.matMul at ${n}×${k}×${m}`, () =>
      expectClose(matrixProduct(a(), b()), nested(tf.matMul(a(), b()))));

    it(`has the gradients of tf.matMul at ${n}×${k}×${m}`, () => {
      const expected = tf.grads(loss(tf.matMul))([a(), b()]);
      tf.grads(loss(matrixProduct as typeof tf.matMul))([a(), b()]).forEach((gradient, i) => {
        expectClose(gradient, nested(expected[i]!), 1e-3);
      });
    });

    it(`leaks nothing at ${n}×${k}×${m}`, () => {
      const [left, right] = [a(), b()];
      expectNoLeak(() => tf.tidy(() => matrixProduct(left, right)));
    });
  }
});
