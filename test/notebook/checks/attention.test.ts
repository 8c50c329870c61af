import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

type Rows = number[][];

// Plain loops, so that what is expected doesn't come from the code that is tested.
const product = (a: Rows, b: Rows): Rows =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
const turned = (a: Rows): Rows => a[0]!.map((_, j) => a.map((row) => row[j]!));
const times = (a: Rows, factor: number): Rows => a.map((row) => row.map((x) => x * factor));
const soft = (a: Rows): Rows =>
  a.map((row) => {
    const exps = row.map(Math.exp);
    return exps.map((x) => x / exps.reduce((sum, y) => sum + y, 0));
  });
const waves = (rows: number, columns: number, speed: number): Rows =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => Math.cos(speed * (i * columns + j))),
  );

// 3 words of 5 numbers, queries of 2, values of 7: different primes, so that no shape fits by chance.
const given = { x: waves(3, 5, 1), wQuery: waves(5, 2, 2), wKey: waves(5, 2, 3), wValue: waves(5, 7, 5) };
const [queries, keys, values] = [given.wQuery, given.wKey, given.wValue].map((w) => product(given.x, w));
const scores = product(queries!, turned(keys!));
const scaled = times(scores, Math.SQRT1_2);

describe('check.attention', () => {
  const verdict = (answer: Rows) => says(() => check.attention(answer, given));

  it('is content with softmax(Q Kᵀ / √d_k) V', () =>
    expect(verdict(product(soft(scaled), values!))).to.equal('✓ attention: right'));

  const mistakes: [string, Rows, string][] = [
    ['a missing √d_k', product(soft(scores), values!), 'not scaled'],
    ['d_k in place of √d_k', product(soft(times(scores, 0.5)), values!), 'was the root left out'],
    ['√n in place of √d_k', product(soft(times(scores, 1 / Math.sqrt(3))), values!), 'the number of words'],
    ['√d in place of √d_k', product(soft(times(scores, 1 / Math.sqrt(5))), values!), 'the length of a word'],
    ['softmax over columns', product(turned(soft(turned(scaled))), values!), 'goes down the columns'],
    ['keys in place of values', product(soft(scaled), keys!), 'the keys are mixed'],
    ['words in place of values', product(soft(scaled), given.x), 'the words themselves are mixed'],
    ['a missing softmax', product(scaled, values!), 'softmax is missing'],
    ['exchanged queries and keys', product(soft(turned(scaled)), values!), 'queries and keys are exchanged'],
    ['transposed weights', product(turned(soft(scaled)), values!), 'the weights are transposed'],
    ['weights that met no values', soft(scaled), 'the values are still to be mixed'],
  ];
  for (const [what, answer, hint] of mistakes)
    it(`recognises ${what}`, () => expect(verdict(answer)).to.contain(hint));
});
