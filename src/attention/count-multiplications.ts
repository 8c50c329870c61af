import * as tf from '@tensorflow/tfjs';
import { checkFunction } from '../check/values.js';

/**
 * Counts the multiplications in the matrix products of what is computed: what most of the work is, on any machine.
 *
 *     [n, k] by [k, m] takes n · k · m of them
 *
 * Counted are the products that the engine does one by one, and not those within `fusedAttention`.
 *
 * @param compute is called once, at once; what it makes is the caller's
 * @returns how many, in all
 * @throws {TypeError} if compute is no function
 * @example
 * await countMultiplications(() => tf.matMul(tf.ones([2, 3]), tf.ones([3, 5]))); // → 30
 * await countMultiplications(() => project(tf.ones([7, 2]), tf.ones([2, 5]))); // → 70
 */
export async function countMultiplications(compute: () => unknown): Promise<number> {
  checkFunction('countMultiplications', 'compute', compute);
  const { kernels } = await tf.profile(() => {
    compute();
    return [];
  });
  return kernels
    .filter(({ name }) => PRODUCTS.includes(name))
    .reduce((sum, { inputShapes: [left], outputShapes: [product] }) => {
      const numbers = product!.reduce((a, b) => a * b);
      return sum + numbers * left!.at(-1)!;
    }, 0);
}

const PRODUCTS: readonly string[] = ['BatchMatMul', '_FusedMatMul'];
