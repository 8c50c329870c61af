import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  attentionExplorer,
  attentionLines,
  type Figure,
  headGrid,
  histogram,
  layerHeadMap,
  lineChart,
  matrixHeatmap,
  rooflineChart,
  temperatureSlider,
  timingChart,
  weightBars,
  wordMap,
} from '../../src/plot/index.js';
import { numbers, weights } from './gallery.js';

const words = (n: number) => Array.from({ length: n }, (_, i) => `w${i}`);
const count = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const wave = count(200_000).map((i) => Math.sin(i / 9));

/** Sizes far beyond what a page shows: each must be drawn lightly, or refused in a sentence that says what to do. */
const large: Record<string, () => Figure> = {
  'heatmap of 360 × 360': () => matrixHeatmap(numbers(360, 360)),
  'heatmap of 1 × 200,000': () => matrixHeatmap([wave]),
  'heatmap of 700 × 1100': () => matrixHeatmap(numbers(700, 1100)),
  'map of heads': () => layerHeadMap(weights(400, 400)),
  'lines of 200 words': () => attentionLines(weights(200, 200), { tokens: words(200) }),
  'lines of 700 words': () => attentionLines(weights(700, 700), { tokens: words(700) }),
  'grid of 12 heads': () => headGrid(Array(12).fill(weights(200, 200)), { tokens: words(200) }),
  'explorer of 60 words': () =>
    attentionExplorer(Array(6).fill(Array(12).fill(weights(60, 60))), { tokens: words(60) }),
  'explorer of 250 words': () => attentionExplorer([[weights(250, 250)]], { tokens: words(250) }),
  'chart of 200,000 points': () => lineChart([{ name: 'wave', x: count(200_000), y: wave }]),
  'chart of 20,000 lines': () => lineChart(words(20_000).map((name) => ({ name, x: [1, 2], y: [1, 2] }))),
  'chart of 150,000 times': () =>
    timingChart([{ name: 'loop', sizes: count(150_000), milliseconds: count(150_000) }]),
  'histogram of 200,000 values': () => histogram([{ name: 'wave', values: wave }]),
  'histogram of 90,000 bins': () => histogram([{ name: 'wave', values: wave }], { bins: 90_000 }),
  'bars of 150,000 words': () => weightBars(wave.slice(0, 150_000), { tokens: words(150_000) }),
  'bars of 3000 words': () => weightBars(wave.slice(0, 3000), { tokens: words(3000) }),
  'slider of 1000 words': () => temperatureSlider(wave.slice(0, 1000), { tokens: words(1000) }),
  'map of 5000 words': () => wordMap(numbers(5000, 3), { tokens: words(5000) }),
  'map of 150,000 words': () => wordMap(numbers(150_000, 2), { tokens: words(150_000) }),
  'roofline of 9000 points': () =>
    rooflineChart(
      words(9000).map((name) => ({ name, intensity: 1, speed: 1 })),
      { ceiling: 40, bandwidth: 10 },
    ),
};
const HEAVY = /^\w+: expected a picture of at most 2 MB, got \d+\.\d MB: draw fewer [\w, ]+$/;
const REFUSED = new Set([
  'lines of 700 words',
  'explorer of 250 words',
  'chart of 20,000 lines',
  'histogram of 90,000 bins',
  'bars of 150,000 words',
  'map of 150,000 words',
  'roofline of 9000 points',
]);

describe('a picture of large data', () => {
  for (const [name, draw] of Object.entries(large)) {
    if (REFUSED.has(name))
      it(`is refused in one sentence: ${name}`, () => expect(draw).to.throw(RangeError, HEAVY));
    else
      it(`weighs at most two megabytes: ${name}`, () =>
        expect(JSON.stringify(draw()).length).to.be.at.most(2_000_000));
  }

  it('keeps the lowest and the highest of neighbouring points, and says so', () => {
    const y = wave.map((value, i) => (i === 77_777 ? 9 : i === 100_003 ? -9 : value));
    const figure = lineChart([{ name: 'wave', x: count(200_000), y }]);
    const drawn = figure.data[0]!.y as number[];
    expect(drawn).to.have.length.at.most(20_000).and.include(9).and.include(-9);
    expect(figure.layout.meta.description).to.match(
      /Drawn: of each 20 neighbouring points the lowest and the highest\.$/,
    );
  });

  it('keeps the strongest of each block of cells, masked cells aside, and says so', () => {
    // 700 · 1100 = 770,000 cells; blocks of 3 × 3 leave 234 · 367 = 85,878, blocks of 2 × 2 would leave 192,500
    const values = Array.from({ length: 700 }, (_, i) =>
      Array.from({ length: 1100 }, (_, j) => (i < 3 && j < 3 ? Number.NEGATIVE_INFINITY : 0)),
    );
    values[4]![7] = -5;
    values[4]![8] = 2;
    const figure = matrixHeatmap(values);
    const { z, dx, x0 } = figure.data[0] as { z: (number | null)[][]; dx: number; x0: number };
    expect([z.length, z[0]!.length, dx, x0]).to.deep.equal([234, 367, 3, 1]);
    expect([z[0]![0], z[1]![2], z[0]![1]]).to.deep.equal([null, -5, 0]);
    expect(figure.layout.meta.description).to.match(/Drawn: of each 3 × 3 cells the strongest\.$/);
  });
});

describe('a picture of broken data', () => {
  let a: tf.Tensor1D;
  before(() => {
    a = tf.tensor1d([1, 2]);
  });
  after(() => a.dispose());
  const holes = [1, 2, 3];
  delete holes[1];
  const cases: [title: string, draw: () => unknown, message: string][] = [
    ['a short row', () => matrixHeatmap([[1, 2], [0]]), 'matrixHeatmap: expected 2 numbers in each row, got 1 at [1]'],
    ['null in a matrix', () => matrixHeatmap([[1, null]] as never), 'matrixHeatmap: expected a matrix [n, m] of numbers, got null at [0, 1]'],
    ['a row that is none', () => wordMap([[1, 2], 3] as never, { tokens: ['a', 'b'] }), 'wordMap: expected a matrix [n, m] of numbers, got 3 at [1]'],
    ['null in a vector', () => weightBars([1, null, 3] as never, { tokens: ['a', 'b', 'c'] }), 'weightBars: expected a vector [n] of numbers, got null at [1]'],
    ['null at the beginning', () => weightBars([null, 1] as never, { tokens: ['a', 'b'] }), 'weightBars: expected a vector [n] of numbers, got null at [0]'],
    ['a hole', () => lineChart([{ name: 'a', x: holes, y: [1, 2, 3] }]), 'lineChart: expected a vector [n] of numbers, got undefined at [1]'],
    ['a text', () => histogram([{ name: 'a', values: [1, '2'] as never }]), 'histogram: expected a vector [n] of numbers, got "2" at [1]'],
    ['NaN', () => temperatureSlider([1, Number.NaN], { tokens: ['a', 'b'] }), 'temperatureSlider: expected finite values, got NaN at [1]'],
    ['tensors in a list', () => matrixHeatmap([a, a] as never), 'matrixHeatmap: expected a matrix [n, m] of numbers, got a tensor of shape [2] at [0]'],
    ['vectors as heads', () => headGrid([a, a] as never, { tokens: ['a', 'b'] }), 'headGrid: expected a matrix [n, m] of numbers, got [2]'],
    ['a weight above 1', () => headGrid([[[1, 0], [0, 1]], [[1, 0], [2, 0]]], { tokens: ['a', 'b'] }), 'headGrid: expected weights between 0 and 1, got 2 at [1, 1, 0]'],
    ['a short row in a head', () => attentionExplorer([[[[1, 0], [1]]]], { tokens: ['a', 'b'] }), 'attentionExplorer: expected 2 numbers in each row, got 1 at [0, 0, 1]'],
  ]; // biome-ignore format: a table
  for (const [title, draw, message] of cases)
    it(`names the bad element: ${title}`, () =>
      expect(draw).to.throw(RangeError).with.property('message', message));

  it('says of a heatmap without a finite score that all are masked', () => {
    const masked = Number.NEGATIVE_INFINITY;
    const { data, layout } = matrixHeatmap([
      [masked, masked],
      [masked, masked],
    ]);
    expect(layout.meta.description).to.equal(
      'Heatmap of 2 × 2 values, all of them masked. Masked: row 0 → column 0 to column 1; row 1 → column 0 to column 1.',
    );
    expect(data[0]).to.include({ zmin: 0, zmax: 1 });
  });
});
