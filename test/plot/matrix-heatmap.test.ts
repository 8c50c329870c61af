import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { matrixHeatmap } from '../../src/plot/index.js';

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
