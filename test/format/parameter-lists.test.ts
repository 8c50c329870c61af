import { expect } from 'chai';
import type { Parameter, ParameterKind } from '../../src/format/parameter-kinds.js';
import { parseValues } from '../../src/format/parameter-lists.js';

const of = (kind: ParameterKind, text: string, more: Partial<Parameter> = {}) =>
  parseValues({ name: 'p', kind, keyword: 'const', ...more }, text);
const refusal = (kind: ParameterKind, text: string, more: Partial<Parameter> = {}) => {
  try {
    return of(kind, text, more);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('values of a parameter', () => {
  const well: [kind: ParameterKind, text: string, values: unknown[]][] = [
    ['number', '4,16,64', [4, 16, 64]],
    ['number', '1..4', [1, 2, 3, 4]],
    ['number', '3..1', [3, 2, 1]],
    ['number', '5..5', [5]],
    ['number', '-2..1', [-2, -1, 0, 1]],
    ['number', '-1,-2.5', [-1, -2.5]],
    ['number', '0.1..0.5..0.1', [0.1, 0.2, 0.3, 0.4, 0.5]], // and not 0.30000000000000004
    ['number', '0..1..0.25', [0, 0.25, 0.5, 0.75, 1]],
    ['number', '10..1..-4', [10, 6, 2]],
    ['number', '1..2,10', [1, 2, 10]],
    ['number', '1e-3..3e-3..1e-3', [0.001, 0.002, 0.003]],
    ['number', 'Infinity', [Number.POSITIVE_INFINITY]],
    ['number', 'Infinity,-Infinity', [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['bigint', '1..3', [1n, 2n, 3n]],
    ['bigint', '9007199254740993..9007199254740995', [2n ** 53n + 1n, 2n ** 53n + 2n, 2n ** 53n + 3n]],
    ['boolean', 'true,false', [true, false]],
    ['string', 'a,b', ['a', 'b']],
    ['string', '1..3', ['1..3']],
    ['string', '"a, b",c', ['a, b', 'c']],
    ['string', '"say \\"so\\", then",""', ['say "so", then', '']],
    ['string', 'they are (cool,not)', ['they are (cool', 'not)']],
    ['string', "don't,[see", ["don't", '[see']],
    ['array', '[1,2],[3]', [[1, 2], [3]]],
    ['array', '["a,b"],["]"]', [['a,b'], [']']]],
    ['object', '{"a": [1,2]},{"a": []}', [{ a: [1, 2] }, { a: [] }]],
    ['unknown', '1..3,free', [1, 2, 3, 'free']],
  ];
  for (const [kind, text, values] of well)
    it(`are read from ${text} (${kind})`, () => expect(of(kind, text)).to.deep.equal(values));

  const wrong: [kind: ParameterKind, text: string, message: string][] = [
    ['number', '1,,2', 'runNotebook: expected parameter p to be a number, got ""'],
    ['number', '1,two', 'runNotebook: expected parameter p to be a number, got "two"'],
    ['number', '1,2,1', 'sweep: expected each value of p once, got 1 twice'],
    ['number', '1..2,2', 'sweep: expected each value of p once, got 2 twice'],
    [
      'number',
      '1..5..-1',
      'sweep: expected a range of p that ends, with at most 1000000 values, got 1..5..-1',
    ],
    ['number', '1..5..0', 'sweep: expected a range of p that ends, with at most 1000000 values, got 1..5..0'],
    ['number', '0..1e9', 'sweep: expected a range of p that ends, with at most 1000000 values, got 0..1e9'],
    ['number', 'Infinity,Infinity', 'sweep: expected each value of p once, got Infinity twice'],
    ['bigint', '3..1..1', 'sweep: expected a range of p that ends, with at most 1000000 values, got 3..1..1'],
    ['bigint', '1..3..0', 'sweep: expected a range of p that ends, with at most 1000000 values, got 1..3..0'],
    ['bigint', '1.5..3', 'runNotebook: expected parameter p to be a bigint, got "1.5..3"'],
    ['boolean', 'yes', 'runNotebook: expected parameter p to be a boolean, got "yes"'],
  ];
  for (const [kind, text, message] of wrong)
    it(`are refused in ${text} (${kind})`, () => expect(refusal(kind, text)).to.equal(message));

  it('are held against the choices that a type lists', () =>
    expect(refusal('string', 'left,up', { choices: ['left', 'right'] })).to.equal(
      'runNotebook: expected parameter p to be one of "left", "right", got "up"',
    ));
});
