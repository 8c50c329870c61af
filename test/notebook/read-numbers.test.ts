import { expect } from 'chai';
import { type NumberRange, readNumbers } from '../../src/notebook/index.js';

describe('readNumbers', () => {
  const range: NumberRange = { from: 1, to: 6 };

  it('lets through what lies within its range, the ends included', () =>
    readNumbers(
      { one: 1, six: 6, list: [2, 5], loud: 0.5 },
      { one: range, six: range, list: { ...range, atLeast: 2 }, loud: { from: 0, to: 1, isWhole: false } },
    ));

  const wrong: [value: unknown, range: NumberRange, message: string][] = [
    [0, range, 'expected it as a whole number from 1 to 6, got 0'],
    [7, range, 'expected it as a whole number from 1 to 6, got 7'],
    [2.5, range, 'expected it as a whole number from 1 to 6, got 2.5'],
    [Number.NaN, range, 'expected it as a whole number from 1 to 6, got NaN'],
    ['4', range, 'expected it as a whole number from 1 to 6, got "4"'],
    [undefined, range, 'expected it as a whole number from 1 to 6, got undefined'],
    [[4], range, 'expected it as a whole number from 1 to 6, got an array'],
    [4, { ...range, atLeast: 1 }, 'expected it as a list of numbers, got 4'],
    [[2, 9], { ...range, atLeast: 1 }, 'expected each of it as a whole number from 1 to 6, got 9'],
    [[], { ...range, atLeast: 1 }, 'expected one number or more in it, got none'],
    [[2, 2], { ...range, atLeast: 2 }, 'expected 2 different numbers or more in it, got 1'],
    [2, { ...range, from: 3, isWhole: false }, 'expected it as a number from 3 to 6, got 2'],
  ];
  for (const [value, limits, message] of wrong)
    it(`says of ${JSON.stringify(value) ?? value} what it expects from ${limits.from} on`, () =>
      expect(() => readNumbers({ it: value as number }, { it: limits }))
        .to.throw(RangeError)
        .with.property('message', `readNumbers: ${message}`));
  it('takes whole numbers from 0 to a thousand millions where no more is said, and knows no other names', () => {
    readNumbers({ seed: 0, other: 1e9 }, { seed: {}, other: {} });
    expect(() => readNumbers({ seed: -1 }, { seed: {} })).to.throw(
      'readNumbers: expected seed as a whole number from 0 to 1000000000, got -1',
    );
    expect(() => readNumbers({ seed: 1 }, { seed: { form: 2 } as NumberRange })).to.throw(
      'readNumbers: expected one of the names of the range of seed from, to, isWhole, atLeast, got form (did you mean from?)',
    );
  });
});
