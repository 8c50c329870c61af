import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { type Figure, matrixHeatmap } from '../../src/plot/index.js';

const z = (figure: Figure) => figure.data[0]!.z;

describe('matrixHeatmap, where cells are masked', () => {
  const tokens = ['they', 'are', 'cool'];
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

  it('tells a masked 0 from a 0 that is none', () => {
    const figure = matrixHeatmap(causal, { tokens, mask });
    expect(z(figure)).to.deep.equal([
      [1, null, null],
      [0.5, 0.5, null],
      [0.2, 0.8, 0],
    ]);
    expect(figure.data[1]!.text).to.deep.equal(['1.00', '', '', '0.50', '0.50', '', '0.20', '0.80', '0.00']);
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
