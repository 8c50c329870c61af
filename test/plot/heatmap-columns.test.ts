import { expect } from 'chai';
import { type Figure, matrixHeatmap } from '../../src/plot/index.js';

describe('matrixHeatmap of many columns', () => {
  const wide = (m: number) => [Array.from({ length: m }, (_, j) => -10 * j)];
  const sizeOf = (figure: Figure) => (figure.data[1]!.textfont as { size: number }).size;

  it('writes numbers of 12 pixels or more, or none', () => {
    for (const m of [3, 8, 12, 16, 17, 20, 23, 29, 37, 50])
      for (const digits of [0, 1, 2]) {
        const rows = Array.from({ length: 5 }, () => wide(m)[0]!.map((x) => x / 100));
        const figure = matrixHeatmap(rows, { digits });
        if (figure.data.length > 1) expect(sizeOf(figure), `${m}, ${digits}`).to.be.at.least(12);
      }
  });

  it('has room for sixteen numbers with a sign and a point, and takes no more of the page', () => {
    const rows = ['key of transformers', 'query of they'];
    const figure = matrixHeatmap([wide(16)[0]!.map((x) => x / 16), wide(16)[0]!.map(() => -9.5)], {
      rows,
      digits: 1,
    });
    expect(figure.data[1]!.text).to.include('−9.5');
    expect(figure.layout.width).to.be.at.most(760);
  });

  it('writes a digit less before it writes none', () => {
    const third = Array.from({ length: 3 }, () => Array.from({ length: 31 }, () => 1 / 3));
    expect(matrixHeatmap(third).data[1]!.text).to.include('.3');
  });
});

describe('matrixHeatmap with groups of columns', () => {
  const groups = ['plural', 'plural', 'singular', 'singular', 'singular'];
  const columns = ['robots', 'dogs', 'robot', 'dog', 'book'];
  const figure = matrixHeatmap([[1, 2, 3, 4, 5]], { rows: ['they'], columns, groups });

  it('leaves a gap between them and names them below', () => {
    const shapes = figure.layout.shapes as { line: { color: string }; x0: number; x1: number }[];
    expect(shapes.filter(({ line }) => line.color === 'white').map(({ x0 }) => x0)).to.deep.equal([1.5]);
    const names = figure.layout.annotations as { text: string; x: number }[];
    expect(names.map(({ text, x }) => [text, x])).to.deep.equal([
      ['plural', 0.5],
      ['singular', 3],
    ]);
  });

  it('says them in words', () =>
    expect(figure.layout.meta.description).to.contain(
      'Columns in groups: plural: robots to dogs; singular: robot to book.',
    ));

  it('refuses groups that don’t fit', () =>
    expect(() => matrixHeatmap([[1, 2]], { groups: ['one'] })).to.throw(
      'matrixHeatmap: expected 2 groups, got 1',
    ));
});
