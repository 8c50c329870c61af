import { expect } from 'chai';
import { lineChart, matrixHeatmap, weightBars, wordMap } from '../../src/plot/index.js';

const words = (figure: { layout: { meta: { description: string } } }) => figure.layout.meta.description;
const square = (n: number, value: (i: number, j: number) => number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => value(i, j)));

describe('the words of a picture', () => {
  it('tell what the diagonal hides, if each word looks most at itself', () => {
    // near the diagonal is more: 5 on it, then 4, 3, …
    const near = square(5, (i, j) => 5 - Math.abs(i - j));
    expect(words(matrixHeatmap(near, { digits: 0 }))).to.equal(
      'Heatmap of 5 × 5 values from 1 to 5. Largest in each row: its own cell, on the diagonal. ' +
        'Largest beside the diagonal: row 0 → column 1 4; row 1 → column 0 4; row 2 → column 1 4; row 3 → column 2 4; row 4 → column 3 4.',
    );
    const one = near.map((row, i) => (i === 4 ? [9, 1, 1, 1, 5] : row));
    expect(words(matrixHeatmap(one, { digits: 0 }))).to.match(
      /Largest in each row: .*row 4 → column 0 9\. Largest beside the diagonal: .*row 4 → column 0 9\.$/,
    );
  });

  it('say nothing more of a diagonal that holds the largest in few rows, or is masked beside', () => {
    expect(words(matrixHeatmap(square(5, (i, j) => (j === 0 ? 9 : i === j ? 5 : 1))))).not.to.include(
      'diagonal',
    );
    const causal = matrixHeatmap(
      square(3, () => 1),
      { mask: square(3, (i, j) => Number(j === i)) },
    );
    expect(words(causal)).not.to.include('NaN').and.not.to.include('−∞');
  });

  it('count how often waves go up and down', () => {
    // 30 columns over 13 rows: cos(π i / (j + 1)) changes its sign at each row in column 0, and never in the last
    const waves = Array.from({ length: 13 }, (_, i) =>
      Array.from({ length: 30 }, (_, j) => Math.cos((Math.PI * i) / (j + 1))),
    );
    const told = words(matrixHeatmap(waves));
    expect(told)
      .to.include('Changes of sign from the top to the bottom: column 0 12;')
      .and.to.match(/column 29 0\.$/);
    expect(told).not.to.include('Largest in each row');
  });

  it('tell many points by their groups and their edges, and no point without a name', () => {
    // 40 on a line; the first 20 are “low”
    const points = Array.from({ length: 40 }, (_, i) => [i, 2 * i]);
    const tokens = points.map((_, i) => (i % 2 ? '' : `s${i}`));
    const groups = points.map((_, i) => (i < 20 ? 'low' : 'high'));
    const told = words(wordMap(points, { tokens, groups }));
    // means of 0…19 and 20…39 are 9.5 and 29.5
    expect(told)
      .to.include('low: 20, around (9.50, 19.00).')
      .and.to.include('high: 20, around (29.50, 59.00).');
    expect(told).to.include('Outermost: left s0 (0.00, 0.00); right s38 (38.00, 76.00)');
    expect(told.length).to.be.below(400);
  });

  it('name each bar, also one that is only counted', () => {
    expect(words(weightBars([1.18, 0.5], { tokens: ['0', '1'] }))).to.equal(
      'Bars: number 0: 1.18; number 1: 0.50.',
    );
  });
});

describe('lines of a chart', () => {
  it('have marks of their own, so that they are told apart without colour', () => {
    const series = ['a', 'b', 'c'].map((name, k) => ({ name, x: [0, 1], y: [k, 1] }));
    const marks = lineChart(series).data.map(
      ({ marker }) => (marker as { symbol?: string }).symbol ?? 'circle',
    );
    expect(new Set(marks).size).to.equal(3);
  });
});
