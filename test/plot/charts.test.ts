import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  type Figure,
  histogram,
  lineChart,
  rooflineChart,
  temperatureSlider,
  timingChart,
  weightBars,
} from '../../src/plot/index.js';

const tokens = ['they', 'are', 'cool'];
const deep = (value: unknown) => value as Record<string, unknown>;

describe('weightBars', () => {
  it('draws one bar for each weight, with its number', () => {
    const [{ y, text }] = weightBars([0.5, 0.125, 0.375], { tokens }).data as [Record<string, unknown>];
    expect(y).to.deep.equal([0.5, 0.125, 0.375]);
    expect(text).to.deep.equal(['0.50', '0.13', '0.38']);
  });

  it('lets the largest stand out', () => {
    const { color } = deep(weightBars([0.5, 0.25, 0.25], { tokens }).data[0]!.marker) as { color: string[] };
    expect(new Set(color)).to.have.length(2);
    expect(color[1]).to.equal(color[2]);
  });

  it('draws several rows side by side', () => {
    const figure = weightBars(
      [
        [0.5, 0.25, 0.25],
        [1, 0, 0],
      ],
      { tokens, names: ['they', 'cool'] },
    );
    expect(figure.data.map(({ name, y }) => [name, y])).to.deep.equal([
      ['they', [0.5, 0.25, 0.25]],
      ['cool', [1, 0, 0]],
    ]);
  });

  it('takes tensors of rank 1 and 2 and leaves them alive', () => {
    const [vector, matrix] = [tf.tensor1d([1, 2, 3]), tf.tensor2d([[1, 2, 3]])];
    expect(weightBars(vector, { tokens }).data[0]!.y).to.deep.equal([1, 2, 3]);
    expect(weightBars(matrix, { tokens }).data[0]!.y).to.deep.equal([1, 2, 3]);
    expect([vector.isDisposed, matrix.isDisposed]).to.deep.equal([false, false]);
    tf.dispose([vector, matrix]);
  });

  it('says all numbers in words', () =>
    expect(weightBars([0.5, 0.25, 0.25], { tokens }).layout.meta.description).to.equal(
      'Bars: they 0.50; are 0.25; cool 0.25.',
    ));

  it('refuses what does not fit', () => {
    expect(() => weightBars([1, 2], { tokens })).to.throw(RangeError, 'weightBars: expected 2 tokens, got 3');
    expect(() =>
      weightBars(
        [
          [1, 2, 3],
          [1, 2, 3],
        ],
        { tokens },
      ),
    ).to.throw('weightBars: expected 2 names, got none');
    expect(() => weightBars([], { tokens: [] })).to.throw(
      'weightBars: expected a matrix [n, m] of numbers, got [0]',
    );
  });
});

describe('temperatureSlider', () => {
  // exp: 1 and 3, so 1/4 and 3/4 at temperature 1; at 1/2 1 and 9, so 1/10 and 9/10; at 1000 nearly even
  const figure = temperatureSlider([0, Math.log(3)], {
    tokens: ['they', 'are'],
    temperatures: [0.5, 1, 1000],
  });
  const steps = (
    deep(figure.layout).sliders as unknown as { steps: { args: [{ y: number[][] }] }[]; active: number }[]
  )[0]!;

  it('holds the weights of each temperature', () => {
    const expected = [
      [0.1, 0.9],
      [0.25, 0.75],
      [0.5, 0.5],
    ];
    steps.steps.forEach(({ args }, k) => {
      args[0].y[0]!.forEach((weight, j) => {
        expect(weight).to.be.closeTo(expected[k]![j]!, 1e-3);
      });
    });
  });

  it('begins at temperature 1', () => {
    expect(steps.active).to.equal(1);
    expect(figure.data[0]!.y).to.deep.equal(steps.steps[1]!.args[0].y[0]);
  });

  it('has a title for each step, which the slider sets', () => {
    const titles = (sliders: unknown) =>
      (sliders as [{ steps: { method: string; args: [unknown, object, number[]] }[] }])[0].steps.map(
        ({ method, args }) => [method, args[1], args[2]],
      );
    expect(titles(figure.layout.sliders)).to.deep.equal([
      ['update', { 'title.text': '<b>At temperature 0.5, “are” gets 0.90</b>' }, [0]],
      ['update', { 'title.text': '<b>At temperature 1, “are” gets 0.75</b>' }, [0]],
      ['update', { 'title.text': '<b>At temperature 1000, “are” gets 0.50</b>' }, [0]],
    ]);
    expect(figure.layout.title).to.deep.include({ text: '<b>At temperature 1, “are” gets 0.75</b>' });
    const told = temperatureSlider([0, Math.log(3)], {
      tokens: ['they', 'are'],
      temperatures: [0.5],
      title: ({ temperature, token, most, weights }) =>
        [temperature, token, most.toFixed(1), weights.length].join(' '),
    });
    expect(told.layout.meta.description).to.match(/^0.5 are 0.9 2. Weights of 2 words at 1 temperatures/);
  });

  it('moves from 0.1 to 10 in 41 even steps unless it is told others', () => {
    const fine = temperatureSlider([1, 0], { tokens: ['they', 'are'] }).layout.sliders as [
      { steps: { label: string }[] },
    ];
    const labels = fine[0].steps.map(({ label }) => Number(label));
    expect([labels.length, labels[0], labels[20], labels[40]]).to.deep.equal([41, 0.1, 1, 10]);
    labels.slice(1).forEach((label, k) => {
      expect(label / labels[k]!).to.be.within(1.05, 1.2); // 10^(1/20) = 1.122, but for two digits
    });
  });

  it('shows the coldest, 1 and the hottest side by side where nothing can move', () =>
    expect(figure.still!.data.map(({ y }) => y)).to.deep.equal(steps.steps.map(({ args }) => args[0].y[0])));

  it('does not overflow', () =>
    expect(temperatureSlider([1000, 0], { tokens: ['they', 'are'] }).data[0]!.y).to.deep.equal([1, 0]));

  it('refuses what is no temperature', () => {
    expect(() => temperatureSlider([1], { tokens: ['they'], temperatures: [1, 0] })).to.throw(
      RangeError,
      'temperatureSlider: expected temperatures[1] above 0, got 0',
    );
    expect(() => temperatureSlider([1], { tokens: ['they'], temperatures: [] })).to.throw(
      'temperatureSlider: expected one temperature or more, got none',
    );
    expect(() => temperatureSlider([1], { tokens })).to.throw('temperatureSlider: expected 1 tokens, got 3');
  });
});

describe('timingChart', () => {
  const sizes = [10, 100, 1000];
  const ends = (figure: Figure) => (figure.layout.annotations as { text: string }[]).map(({ text }) => text);

  it('names the slope of each line: 2 for a square, 1 for a multiple', () =>
    expect(
      ends(
        timingChart([
          { name: 'square', sizes, milliseconds: [1, 100, 10000] },
          { name: 'multiple', sizes, milliseconds: [3, 30, 300] },
        ]),
      ),
    ).to.deep.equal(['square, slope 2.0', 'multiple, slope 1.0']));

  it('draws the times it was given on logarithmic axes', () => {
    const figure = timingChart([{ name: 'loop', sizes, milliseconds: [1, 7, 90] }]);
    expect([figure.data[0]!.x, figure.data[0]!.y]).to.deep.equal([sizes, [1, 7, 90]]);
    expect([deep(figure.layout.xaxis).type, deep(figure.layout.yaxis).type]).to.deep.equal(['log', 'log']);
  });

  it('draws saved times with dashes, and nothing else', () => {
    const of = (isSaved: boolean) => ({ name: 'loop', sizes, milliseconds: [1, 7, 90], isSaved });
    const dashes = timingChart([of(false), of(true)]).data.map(({ line }) => deep(line).dash);
    expect(dashes).to.deep.equal([undefined, 'dash']);
  });

  it('refuses what has no logarithm or no slope', () => {
    const refuse = (milliseconds: number[], at = sizes) =>
      expect(() => timingChart([{ name: 'loop', sizes: at, milliseconds }])).to;
    refuse([1, 0, 2]).throw(
      RangeError,
      'timingChart: expected values above 0 in loop for a logarithmic scale, got 0',
    );
    refuse([1, 2]).throw('timingChart: expected 3 values of y in loop, got 2');
    refuse([1], [10]).throw('timingChart: expected two sizes or more in loop, got 1');
    expect(() => lineChart([{ name: 'loop', x: [1, 2], y: [1, 2] }], { hasSlopes: true })).to.throw(
      'lineChart: expected two logarithmic scales for slopes, got linear and linear',
    );
    expect(() => timingChart([])).to.throw('timingChart: expected one series or more, got none');
  });
});

describe('rooflineChart', () => {
  const machine = { ceiling: 40, bandwidth: 10 };

  it('has a roof that rises as memory delivers, and is flat from where arithmetic is the limit', () => {
    const { data } = rooflineChart([{ name: 'sum', intensity: 0.3, speed: 2 }], machine);
    const [[left, knee, right], [low, ...flat]] = [data[0]!.x as number[], data[0]!.y as number[]];
    expect(left).to.be.closeTo(0.1, 1e-12);
    expect([knee, right]).to.deep.equal([4, 12]);
    expect(low).to.be.closeTo(1, 1e-12);
    expect(flat).to.deep.equal([40, 40]);
  });

  it('says how much of what is possible each piece of work reaches', () => {
    const points = [
      { name: 'sum', intensity: 0.25, speed: 2 }, // of 10 · 0.25 = 2.5
      { name: 'product', intensity: 100, speed: 30 }, // of 40
    ];
    expect(rooflineChart(points, machine).layout.meta.description).to.equal(
      'Roof: 10 GB/s times operations a byte, up to 40 GFLOP/s from 4 operations a byte on. ' +
        'sum: 0.25 operations a byte, 2 GFLOP/s, 80 % of what is possible there. ' +
        'product: 100 operations a byte, 30 GFLOP/s, 75 % of what is possible there.',
    );
  });

  it('refuses what can’t be drawn', () => {
    const refuse = (point: object, limits = machine) =>
      expect(() => rooflineChart([{ name: 'sum', intensity: 1, speed: 1, ...point }], limits)).to;
    refuse({ speed: 0 }).throw(RangeError, 'rooflineChart: expected points[0].speed above 0, got 0');
    refuse({}, { ...machine, bandwidth: Number.NaN }).throw(
      'rooflineChart: expected bandwidth above 0, got NaN',
    );
    expect(() => rooflineChart([], machine)).to.throw('rooflineChart: expected one point or more, got none');
  });
});

describe('lineChart', () => {
  it('draws each series and writes its name at its end', () => {
    const { data, layout } = lineChart([
      { name: 'up', x: [1, 2], y: [3, 4] },
      { name: 'down', x: [1, 3], y: [4, -1] },
    ]);
    expect(data.map(({ name, x, y }) => [name, x, y])).to.deep.equal([
      ['up', [1, 2], [3, 4]],
      ['down', [1, 3], [4, -1]],
    ]);
    const labels = layout.annotations as { text: string; x: number; y: number }[];
    expect(labels.map(({ text, x, y }) => [text, x, y])).to.deep.equal([
      ['up', 2, 4],
      ['down', 3, -1],
    ]);
  });

  it('keeps names apart where lines end together', () => {
    const series = ['one', 'two', 'three'].map((name) => ({ name, x: [0, 1], y: [0, 1] }));
    const shifts = (lineChart(series).layout.annotations as { yshift: number }[]).map(({ yshift }) => yshift);
    expect(shifts.toSorted((a, b) => a - b)).to.deep.equal([-18, 0, 18]);
  });

  it('says its numbers in words', () =>
    expect(
      lineChart([{ name: 'largest weight', x: [1, 2], y: [0.25, -1] }], { xTitle: 'd<sub>k</sub>' }).layout
        .meta.description,
    ).to.equal('Lines of y against dk. largest weight: 0.25 at 1, −1 at 2.'));
});

describe('histogram', () => {
  it('says for each step what share of the values falls into it, on the same steps for all samples', () => {
    // steps of 1 from 0 to 4; 4 itself belongs to the last
    const { data } = histogram(
      [
        { name: 'a', values: [0, 0.5, 1, 4] },
        {
          name: 'b',
          values: [
            [2.5, 2],
            [3, 3.5],
          ],
        },
      ],
      { bins: 4 },
    );
    expect(data.map(({ x }) => x)).to.deep.equal([
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4],
    ]);
    expect(data[0]!.y).to.deep.equal([0.5, 0.25, 0, 0.25, 0.25]); // the last share is said twice: a staircase
    expect(data[1]!.y).to.deep.equal([0, 0, 0.5, 0.5, 0.5]);
  });

  it('says mean and standard deviation in words', () =>
    // mean 2, deviations −1, 1: standard deviation 1
    expect(histogram([{ name: 'scores', values: [1, 3] }]).layout.meta.description).to.equal(
      'Histogram. scores: 2 values, mean 2.00, standard deviation 1.00.',
    ));

  it('refuses what has no place', () => {
    expect(() => histogram([])).to.throw(RangeError, 'histogram: expected one sample or more, got none');
    expect(() => histogram([{ name: 'a', values: [Number.NEGATIVE_INFINITY] }])).to.throw(
      'histogram: expected finite values, got -Infinity',
    );
    expect(() => histogram([{ name: 'a', values: [1] }], { bins: 0 })).to.throw(
      'histogram: expected bins as a whole number above 0, got 0',
    );
  });
});
