import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

type Rows = number[][];
const soft = (row: number[]) => {
  const exps = row.map(Math.exp);
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((x) => x / sum);
};

describe('check.causal', () => {
  const scores = [
    [0.5, 1, -1],
    [2, 0.25, 0.75],
    [-0.5, 1.5, 1],
  ];
  const masked = (mayAttend: (i: number, j: number) => boolean) =>
    scores.map((row, i) => row.map((x, j) => (mayAttend(i, j) ? x : Number.NEGATIVE_INFINITY)));
  const verdict = (answer: Rows, of = scores) => says(() => check.causal(answer, { scores: of }));

  it('is content when word i sees words 0 to i', () =>
    expect(verdict(masked((i, j) => j <= i).map(soft))).to.equal('✓ causal weights: right'));
  it('recognises a missing mask', () =>
    expect(verdict(scores.map(soft))).to.contain('words still look ahead'));
  it('recognises a mask after softmax', () =>
    expect(verdict(scores.map(soft).map((row, i) => row.map((x, j) => (j <= i ? x : 0))))).to.contain(
      'the mask came after softmax',
    ));
  it('recognises a mask of zeros', () =>
    expect(verdict(scores.map((row, i) => soft(row.map((x, j) => (j <= i ? x : 0)))))).to.contain(
      'exp(0) is 1',
    ));
  it('recognises an inverted mask, with or without the word itself', () => {
    expect(verdict(masked((i, j) => j >= i).map(soft))).to.contain('inverted');
    expect(verdict(masked((i, j) => j > i).map(soft))).to.contain('inverted'); // its last row is NaN
  });
  it('recognises a word that does not see itself', () => {
    const weights = masked((i, j) => j < i).map(soft); // its first row is NaN
    expect(verdict(weights)).to.contain('doesn’t see itself');
    expect(verdict([[0, 0, 0], ...weights.slice(1)])).to.contain('doesn’t see itself');
  });
  it('recognises masked scores', () =>
    expect(verdict(masked((i, j) => j <= i))).to.contain('softmax is still to come'));
  it('recognises alignment at the bottom right', () => {
    const wide = [
      [0.5, 1, -1],
      [2, 0.25, 0.75],
    ];
    const seen = wide.map((row, i) => soft(row.map((x, j) => (j <= i + 1 ? x : Number.NEGATIVE_INFINITY))));
    expect(verdict(seen, wide)).to.contain('bottom right');
  });
});
