import { expect } from 'chai';
import { causalMask, matrixHeatmap, paddingMask, positionalEncoding, seededMatrix } from '../../src/index.js';

describe('what is too large for memory', () => {
  const cases: [string, () => unknown, string][] = [
    ['causalMask', () => causalMask(1e9), 'expected n · m of at most 268435456, got 1000000000000000000'],
    [
      'causalMask',
      () => causalMask(2 ** 14, 2 ** 14 + 1),
      'expected n · m of at most 268435456, got 268451840',
    ],
    [
      'positionalEncoding',
      () => positionalEncoding(1e7, 1e5),
      'expected length · dModel of at most 268435456, got 1000000000000',
    ],
    [
      'seededMatrix',
      () => seededMatrix(1e6, 1e6, 1),
      'expected rows · columns of at most 268435456, got 1000000000000',
    ],
    [
      'paddingMask',
      () => paddingMask([1], 1e12),
      'expected sentences · n of at most 268435456, got 1000000000000',
    ],
  ];
  for (const [name, make, sentence] of cases)
    it(`is refused by ${name}, before anything is made of it: ${sentence}`, () =>
      expect(make).to.throw(RangeError, `${name}: ${sentence}`));
});

describe('a bigint', () => {
  it('is told from a number by its n', () =>
    expect(() => matrixHeatmap([[1n as never]])).to.throw('got 1n at [0, 0]'));
});
