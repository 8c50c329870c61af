import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

type Rows = number[][];

describe('check.norm', () => {
  // row 0: mean 2, variance (4 + 0 + 4) / 3; row 1: mean 1, variance (1 + 1 + 4) / 3 = 2
  const x = [
    [0, 2, 4],
    [0, 0, 3],
  ];
  const spread = [Math.sqrt(8 / 3), Math.SQRT2];
  const centred = [
    [-2, 0, 2],
    [-1, -1, 2],
  ];
  const right = centred.map((row, i) => row.map((value) => value / spread[i]!));
  const verdict = (answer: Rows) => says(() => check.norm(answer, { x }));

  it('is content when each word has mean 0 and variance 1', () =>
    expect(verdict(right)).to.equal('✓ layer norm: right'));
  it('recognises a variance of 2 left as it is', () =>
    expect(verdict(centred.map((row, i) => row.map((value) => value / spread[i]! ** 2)))).to.contain(
      'its root is needed',
    ));
  it('recognises columns in place of words', () =>
    // column 0 is equal throughout; columns 1 and 2: mean ± deviation
    expect(
      verdict([
        [0, 1, 1],
        [0, -1, -1],
      ]),
    ).to.contain('each column over the words'));
  it('recognises all words together', () => {
    const deviation = Math.sqrt(x.flat().reduce((sum, value) => sum + (value - 1.5) ** 2, 0) / 6);
    expect(verdict(x.map((row) => row.map((value) => (value - 1.5) / deviation)))).to.contain(
      'all words together',
    );
  });
  it('recognises numbers that are only centred', () =>
    expect(verdict(centred)).to.contain('the variance isn’t 1 yet'));
  it('recognises division by n − 1', () =>
    expect(verdict(right.map((row) => row.map((value) => value * Math.sqrt(2 / 3))))).to.contain(
      'not by one less',
    ));
  it('recognises a mean that is left in', () => {
    const size = [Math.sqrt(20 / 3), Math.sqrt(9 / 3)];
    expect(verdict(x.map((row, i) => row.map((value) => value / size[i]!)))).to.contain(
      'the mean isn’t taken away',
    );
  });
});
