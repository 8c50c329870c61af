import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { seededMatrix, seededRandom } from '../../src/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('seededRandom', () => {
  it('gives the numbers of mulberry32', () => {
    const random = seededRandom(7); // expected: from the published code, run as it stands
    expect([random(), random(), random()]).to.deep.equal([
      0.011704753153026104, 0.06195825757458806, 0.97690763277933,
    ]);
  });
  it('spreads evenly between 0 and 1', () => {
    const random = seededRandom(3);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) counts[Math.floor(random() * 10)]! += 1;
    // 1000 expected in each tenth, with a standard deviation of 30; 5 of them are allowed
    expect(Math.min(...counts)).to.be.above(850);
    expect(Math.max(...counts)).to.be.below(1150);
  });
});

describe('seededMatrix', () => {
  it('gives these numbers for seed 5, whatever the machine', () => {
    // printed once on the wasm and once on the cpu engine: the same to the last digit
    const numbers = [
      [-0.4663966, -0.554894, -0.1098382],
      [0.4870551, -0.4362635, 0.1554691],
    ];
    tf.tidy(() => expectClose(seededMatrix(2, 3, 5), numbers, 1e-6));
  });
  it('gives other numbers for another seed', () => {
    tf.tidy(() => {
      const [a, b] = [seededMatrix(7, 3, 5).arraySync(), seededMatrix(7, 3, 6).arraySync()];
      expect(a).to.not.deep.equal(b);
    });
  });
  it('has variance 1/rows, so that a projected word is about as long as the word', () => {
    tf.tidy(() => expectClose(tf.moments(seededMatrix(200, 101, 1)).variance, 1 / 200, 2e-4));
  });
  it('leaves nothing alive but the matrix', () => expectNoLeak(() => seededMatrix(7, 3, 5)));
  it('refuses sizes that are none', () => {
    expect(() => seededMatrix(0, 3, 5)).to.throw(
      RangeError,
      /^seededMatrix: expected rows as a whole number above 0, got 0$/,
    );
  });
});
