import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { type Figure, matrixHeatmap } from '../../src/plot/index.js';

const tokens = ['they', 'are', 'cool'];
const square = [
  [0.7, 0.2, 0.1],
  [0.25, 0.5, 0.25],
  [0.9, 0.1, 0],
];
const z = (figure: ReturnType<typeof matrixHeatmap>) => figure.data[0]!.z;

describe('matrixHeatmap', () => {
  it('draws the matrix that it was given, row by row', () =>
    expect(
      z(
        matrixHeatmap([
          [1, 2, 3, 4, 5],
          [6, 7, 8, 9, 10],
        ]),
      ),
    ).to.deep.equal([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
    ]));

  it('takes a tensor and leaves it alive', () => {
    const matrix = tf.tensor2d([[0.5, 0.25]]);
    expect(z(matrixHeatmap(matrix))).to.deep.equal([[0.5, 0.25]]);
    expect(matrix.isDisposed).to.equal(false);
    matrix.dispose();
  });

  it('puts row 0 on top and a word at each row and column, though words repeat', () => {
    const { xaxis, yaxis } = matrixHeatmap(square, { tokens: ['are', 'they', 'are'] })
      .layout as never as Record<string, Record<string, unknown>>;
    expect(yaxis!.range).to.deep.equal([2.5, -0.5]);
    for (const axis of [xaxis!, yaxis!]) {
      expect(axis.ticktext).to.deep.equal(['are', 'they', 'are']);
      expect(axis.tickvals).to.deep.equal([0, 1, 2]);
    }
  });

  it('begins the colours of weights at 0', () =>
    expect(matrixHeatmap(square).data[0]).to.include({ zmin: 0, zmax: 0.9 }));

  it('centres the colours on 0 as soon as a value is negative', () =>
    expect(matrixHeatmap([[-3, 2]]).data[0]).to.include({ zmin: -3, zmax: 3 }));

  describe('by row', () => {
    const scores = [
      [-195, 43],
      [5, -31],
      [Number.NEGATIVE_INFINITY, -7],
      [2, 2],
    ];
    const figure = matrixHeatmap(scores, { byRow: true, digits: 0 });

    it('colours each row from its lowest to its highest, whatever the others hold', () => {
      expect(z(figure)).to.deep.equal([
        [0, 1],
        [1, 0],
        [null, 1],
        [1, 1],
      ]);
      const tall = matrixHeatmap([[0, 1, 4]], { byRow: true });
      expect(z(tall)).to.deep.equal([[0, 0.25, 1]]);
      expect(tall.data[0]).to.include({ zmin: 0, zmax: 1 });
    });

    it('outlines the highest of each row, both where two are as high', () => {
      const shapes = figure.layout.shapes as { type: string; x0: number; y0: number }[];
      const frames = shapes.filter(({ type }) => type === 'rect'); // stripes of masked cells are a path
      const cells = frames.map(({ x0, y0 }) => [y0 + 0.5, x0 + 0.5]);
      expect(cells).to.deep.equal([
        [0, 1],
        [1, 0],
        [2, 1],
        [3, 0],
        [3, 1],
      ]);
    });

    it('writes and tells the values, not the places in the row', () => {
      expect(figure.data[1]!.text).to.deep.equal(['−195', '43', '5', '−31', '−∞', '−7', '2', '2']);
      expect(figure.data[0]).to.deep.include({
        hovertemplate: '%{y} → %{x}: %{customdata:.4f}<extra></extra>',
      });
      expect(figure.data[0]!.customdata).to.deep.include([-195, 43]);
      expect(figure.layout.meta.description).to.contain(
        'Each row is coloured by itself, its highest value outlined.',
      );
    });

    it('shows no common scale beside cells too small for numbers', () => {
      const wide = [Array.from({ length: 80 }, (_, j) => j)];
      expect(matrixHeatmap(wide).data[0]).to.include({ showscale: true });
      expect(matrixHeatmap(wide, { byRow: true }).data[0]).to.include({ showscale: false });
    });
  });

  it('leaves a masked score empty and says so', () => {
    const figure = matrixHeatmap([
      [1, Number.NEGATIVE_INFINITY],
      [2, 3],
    ]);
    expect(z(figure)).to.deep.equal([
      [1, null],
      [2, 3],
    ]);
    expect(figure.layout.meta.description).to.contain('1 of them masked');
  });

  it('writes −∞ where a score is masked, or what it is told', () => {
    const masked = [[1, Number.NEGATIVE_INFINITY]];
    const texts = (figure: Figure) => figure.data[1]!.text;
    expect(texts(matrixHeatmap(masked))).to.deep.equal(['1.00', '−∞']);
    expect(texts(matrixHeatmap(masked, { maskedText: '' }))).to.deep.equal(['1.00', '']);
  });

  describe('where cells are masked', () => {
    const causal = [
      [1, 0, 0],
      [0.5, 0.5, 0],
      [0.2, 0.8, 0],
    ];
    const mask = [
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ];
    const shapes = (figure: Figure) => figure.layout.shapes as { path: string; layer: string }[];

    it('tells a masked 0 from a 0 that is none', () => {
      const figure = matrixHeatmap(causal, { tokens, mask });
      expect(z(figure)).to.deep.equal([
        [1, null, null],
        [0.5, 0.5, null],
        [0.2, 0.8, 0],
      ]);
      expect(figure.data[1]!.text).to.deep.equal([
        '1.00',
        '',
        '',
        '0.50',
        '0.50',
        '',
        '0.20',
        '0.80',
        '0.00',
      ]);
    });

    it('draws stripes behind the masked cells and nowhere else', () => {
      const [stripes, ...others] = shapes(matrixHeatmap(causal, { tokens, mask }));
      expect(others).to.deep.equal([]);
      expect(stripes!.layer).to.equal('below');
      const strokes = stripes!.path.match(/M[^M]+/g)!.map((stroke) => stroke.match(/-?[\d.]+/g)!.map(Number));
      // The middle of a stroke says in which cell it lies.
      const cells = strokes.map(([x1, y1, x2, y2]) => [
        Math.round((y1! + y2!) / 2),
        Math.round((x1! + x2!) / 2),
      ]);
      expect(new Set(cells.map(String))).to.deep.equal(new Set(['0,1', '0,2', '1,2']));
      expect(shapes(matrixHeatmap(causal, { tokens }))).to.deep.equal([]);
    });

    it('names them in words, neighbours as a range', () =>
      expect(matrixHeatmap(causal, { tokens, mask }).layout.meta.description).to.equal(
        'Heatmap of 3 × 3 values from 0.00 to 1.00, 3 of them masked. ' +
          'Largest in each row: they → they 1.00; are → they 0.50; cool → are 0.80. ' +
          'Masked: they → are to cool; are → cool.',
      ));

    it('takes the mask that attention takes', () => {
      const tensor = tf.tensor2d([1, 0, 1, 1], [2, 2], 'bool');
      const figure = matrixHeatmap(
        [
          [1, 0],
          [0, 1],
        ],
        { mask: tensor },
      );
      expect(z(figure)).to.deep.equal([
        [1, null],
        [0, 1],
      ]);
      tensor.dispose();
    });

    it('says of a row that sees nothing that it is masked, and names no largest value', () =>
      expect(
        matrixHeatmap([[0, 0]], { rows: ['they'], columns: ['are', 'cool'], mask: [[0, 0]] }).layout.meta
          .description,
      ).to.equal('Heatmap of 1 × 2 values, all of them masked. Masked: they → are to cool.'));

    it('refuses a mask of another size', () =>
      expect(() => matrixHeatmap(causal, { mask: [[true]] })).to.throw(
        RangeError,
        'matrixHeatmap: expected a mask [3, 3], got [1, 1]',
      ));
  });

  it('says in words what the largest value of each row is', () =>
    expect(
      matrixHeatmap(square, { tokens, title: 'They look at themselves' }).layout.meta.description,
    ).to.equal(
      'They look at themselves. Heatmap of 3 × 3 values from 0.00 to 0.90. Largest in each row: they → they 0.70; are → are 0.50; cool → they 0.90.',
    ));

  it('writes no numbers where they would not fit', () => {
    const wide = [Array.from({ length: 50 }, (_, i) => i / 50)];
    expect(matrixHeatmap(wide).data).to.have.length(1);
    expect(matrixHeatmap(square).data[1]!.text).to.deep.equal(square.flat().map((value) => value.toFixed(2)));
  });

  describe('of many columns', () => {
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

  describe('with groups of columns', () => {
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

  it('refuses what is no matrix', () => {
    expect(() => matrixHeatmap([])).to.throw(
      RangeError,
      'matrixHeatmap: expected a matrix [n, m] of numbers, got [0]',
    );
    expect(() => matrixHeatmap([[1, 2], [3]])).to.throw(
      'matrixHeatmap: expected 2 numbers in each row, got 1 at [1]',
    );
    expect(() => matrixHeatmap([1, 2] as never)).to.throw(
      'matrixHeatmap: expected a matrix [n, m] of numbers, got [2]',
    );
    expect(() => matrixHeatmap([[1, Number.NaN]])).to.throw(
      'matrixHeatmap: expected finite values, got NaN at [0, 1]',
    );
  });

  it('notices a promise, and nothing at all', () => {
    expect(() => matrixHeatmap(Promise.resolve(square) as never)).to.throw(
      'got a promise: is await missing?',
    );
    expect(() => matrixHeatmap(undefined as never)).to.throw(
      'matrixHeatmap: expected a matrix [n, m] of numbers, got undefined',
    );
    expect(() => matrixHeatmap('0.5' as never)).to.throw('got "0.5"');
  });

  it('refuses labels that do not fit', () =>
    expect(() => matrixHeatmap(square, { tokens: ['they'] })).to.throw(
      'matrixHeatmap: expected 3 row labels, got 1',
    ));
});
