import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { countMultiplications, multiHeadAttention } from '../../src/index.js';

describe('countMultiplications', () => {
  before(() => tf.ready());
  const counted = (compute: () => unknown) => {
    let count: Promise<number>;
    tf.tidy(() => {
      count = countMultiplications(compute);
    });
    return count!;
  };

  it('counts each matrix of a batch, small ones and those that are multiplied one by one', async () => {
    expect(await counted(() => tf.matMul(tf.ones([11, 2, 3]), tf.ones([11, 3, 5])))).to.equal(11 * 2 * 3 * 5);
    const [a, b] = [tf.ones([2, 64, 31]), tf.ones([2, 31, 67])];
    expect(await counted(() => tf.matMul(a, b))).to.equal(2 * 64 * 31 * 67);
    tf.dispose([a, b]);
  });
  it('counts those of attention: three projections, scores, mixing, and the output', async () => {
    const [n, d] = [7, 12]; // two heads of 6
    const count = await counted(() => {
      const w = tf.ones([d, d]);
      const params = { wQuery: w, wKey: w, wValue: w, wOutput: w, headCount: 2 };
      return multiHeadAttention(tf.ones([n, d]), params);
    });
    expect(count).to.equal(4 * n * d * d + 2 * n * n * d);
  });
  it('counts nothing where nothing is multiplied by a matrix', async () =>
    expect(await counted(() => tf.add(tf.ones([3]), 1))).to.equal(0));
  it('passes an error on, and refuses what is no function', async () => {
    const failing = () => {
      throw new Error('as the caller said');
    };
    const message = (compute: unknown) =>
      countMultiplications(compute as () => void).catch((error: Error) => error.message);
    expect(await message(failing)).to.equal('as the caller said');
    expect(await message(7)).to.equal('countMultiplications: expected compute as a function, got 7');
    expect(await counted(() => tf.matMul(tf.ones([1, 2]), tf.ones([2, 3]))), 'after an error').to.equal(6);
  });
});
