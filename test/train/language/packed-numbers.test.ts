import { expect } from 'chai';
import { packNumbers, unpackNumbers } from '../../../src/train/language/packed-numbers.js';

describe('numbers that are packed in 16 bits', () => {
  const matrices = [
    [1, -0.5, 0.25],
    [0, 0],
    [3e-5, 1e-5, -2e-5, 0, 7e-6],
  ].map((each) => Float32Array.from(each));
  const again = unpackNumbers(packNumbers(matrices), [3, 2, 5]);

  it('come back, off by half a 32,767th of the largest of their matrix at most', () => {
    for (const [i, matrix] of matrices.entries()) {
      const largest = Math.max(...matrix.map(Math.abs));
      for (const [j, value] of matrix.entries())
        expect(Math.abs(again[i]![j]! - value), `${i}, ${j}`).to.be.at.most(0.5001 * (largest / 32_767));
    }
  });
  it('take two bytes each, and four for each matrix', () => {
    expect(packNumbers(matrices)).to.have.length(2 * 10 + 4 * 3);
  });
  it('are the same when they are packed again', () => {
    expect(packNumbers(again)).to.deep.equal(packNumbers(matrices));
  });
});
