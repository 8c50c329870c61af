import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import '../../src/attention/index.js';

describe('tf.einsum in WebAssembly', () => {
  // different primes, so that a wrong order of axes can't fit by chance
  const [a, b, c] = [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [1, 0, 2, -1, 3],
      [0, 1, 1, 4, -2],
      [2, -3, 0, 1, 5],
    ],
    [
      [2, -1, 0],
      [1, 1, 3],
    ],
  ] as [number[][], number[][], number[][]];
  const of = (equation: string, ...tensors: number[][][]) =>
    tf.tidy(() => tf.einsum(equation, ...tensors.map((rows) => tf.tensor2d(rows))).arraySync());
  const by = (make: () => tf.Tensor) => tf.tidy(() => make().arraySync());

  it('multiplies matrices, also those that are transposed', () => {
    expect(tf.getBackend()).to.equal('wasm');
    expect(of('ij,jk->ik', a, b)).to.deep.equal(by(() => tf.matMul(a, b)));
    expect(of('ij,jk->ki', a, b)).to.deep.equal(by(() => tf.matMul(a, b).transpose()));
    expect(of('id,jd->ij', a, c)).to.deep.equal(by(() => tf.matMul(a, c, false, true)));
  });
  it('adds up what the result leaves out, and turns what stands in another order', () => {
    expect(of('ij->i', a)).to.deep.equal([6, 15]); // 1 + 2 + 3, 4 + 5 + 6
    expect(of('ij->ji', a)).to.deep.equal([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(of('ij,ij->', a, c)).to.equal(27); // 2 − 2 + 0 + 4 + 5 + 18
  });
  it('takes batches', () => {
    const x = tf.randomNormal([2, 3, 5], 0, 1, 'float32', 1);
    const y = tf.randomNormal([2, 7, 5], 0, 1, 'float32', 2);
    const difference = tf.tidy(
      () =>
        tf
          .einsum('bid,bjd->bij', x, y)
          .sub(tf.matMul(x, y, false, true))
          .abs()
          .max()
          .dataSync()[0],
    );
    expect(difference).to.be.below(1e-5);
    tf.dispose([x, y]);
  });
  it('leaves no tensor alive but its result', () => {
    const before = tf.memory().numTensors;
    of('ij,jk->ik', a, b);
    expect(tf.memory().numTensors).to.equal(before);
  });
});
