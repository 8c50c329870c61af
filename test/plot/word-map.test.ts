import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { principalComponents, wordMap } from '../../src/plot/index.js';

const tokens = ['they', 'are', 'cool'];
const flat = [
  [0, 1],
  [3, 5],
  [-2, 0.5],
];

describe('wordMap', () => {
  it('draws points of two numbers where they are', () => {
    const [{ x, y, text }] = wordMap(flat, { tokens }).data as [Record<string, unknown>];
    expect([x, y, text]).to.deep.equal([[0, 3, -2], [1, 5, 0.5], tokens]);
  });

  it('shows longer vectors along their principal components, and says how much that shows', () => {
    const long = [
      [1, 0, 2, 0, 1],
      [0, 3, 1, 1, 0],
      [2, 2, 0, 0, 5],
    ];
    const { coordinates, shares } = principalComponents(long);
    const figure = wordMap(long, { tokens });
    expect(figure.data[0]!.x).to.deep.equal(coordinates.map(([x]) => x));
    expect(figure.data[0]!.y).to.deep.equal(coordinates.map(([, y]) => y));
    expect(figure.layout.meta.description).to.contain(
      `principal direction 1: ${Math.round(shares[0]! * 100)} % of the spread`,
    );
  });

  it('leads an arrow from each word to where it moves', () => {
    const to = [
      [1, 1],
      [3, 4],
      [0, 0],
    ];
    const arrows = wordMap(flat, { tokens, to }).layout.annotations as {
      ax: number;
      ay: number;
      x: number;
      y: number;
    }[];
    expect(arrows.map(({ ax, ay }) => [ax, ay])).to.deep.equal(flat);
    expect(arrows.map(({ x, y }) => [x, y])).to.deep.equal(to);
  });

  it('has the same scale in both directions', () => {
    const { xaxis, yaxis, width, height, margin } = wordMap(flat, { tokens }).layout as never as {
      xaxis: { range: [number, number] };
      yaxis: { range: [number, number] };
      width: number;
      height: number;
      margin: { l: number; r: number; t: number; b: number };
    };
    const across = (xaxis.range[1] - xaxis.range[0]) / (width - margin.l - margin.r);
    const up = (yaxis.range[1] - yaxis.range[0]) / (height - margin.t - margin.b);
    expect(across).to.be.closeTo(up, 1e-12);
  });

  it('gives each group a colour and a name', () => {
    const groups = wordMap(flat, { tokens, groups: ['noun', 'verb', 'noun'] }).data as never as {
      name: string;
      x: number[];
      marker: { color: string[] };
    }[];
    expect(groups.map(({ name, x }) => [name, x])).to.deep.equal([
      ['noun', [0, -2]],
      ['verb', [3]],
    ]);
    expect(groups[0]!.marker.color[0]).to.not.equal(groups[1]!.marker.color[0]);
  });

  it('writes a word that comes twice at the same place once', () =>
    expect(
      wordMap(
        [
          [0, 0],
          [0, 0],
        ],
        { tokens: ['are', 'are'] },
      ).data[0]!.text,
    ).to.deep.equal(['are', '']));

  it('places the labels of near points apart', () => {
    const places = wordMap(
      [
        [0, 0],
        [0.01, 0],
        [100, 100],
      ],
      { tokens },
    ).data[0]!.textposition as string[];
    expect(places[0]).to.not.equal(places[1]);
  });

  it('takes words as they are written, not as mark-up', () =>
    expect(wordMap([[0, 0]], { tokens: ['<b>&'] }).data[0]!.text).to.deep.equal(['&lt;b&gt;&amp;']));

  it('leaves tensors alive', () => {
    const points = tf.tensor2d(flat as [number, number][]);
    wordMap(points, { tokens, to: points });
    expect(points.isDisposed).to.equal(false);
    points.dispose();
  });

  it('refuses what does not fit', () => {
    expect(() => wordMap([[1]], { tokens: ['a'] })).to.throw(
      RangeError,
      'wordMap: expected points [n, d] of 2 numbers or more, got [1, 1]',
    );
    expect(() => wordMap(flat, { tokens: ['a'] })).to.throw('wordMap: expected 3 tokens, got 1');
    expect(() => wordMap(flat, { tokens, groups: ['a'] })).to.throw('wordMap: expected 3 groups, got 1');
    expect(() => wordMap(flat, { tokens, to: [[1, 2]] })).to.throw(
      'wordMap: expected arrows to [3, 2], got [1, 2]',
    );
    expect(() => wordMap([[1, Number.NEGATIVE_INFINITY]], { tokens: ['a'] })).to.throw(
      'wordMap: expected finite values, got -Infinity at [0, 1]',
    );
  });
});

describe('principalComponents', () => {
  it('keeps all distances of few long points in one direction fewer than there are points', () => {
    const points = Array.from({ length: 7 }, (_, i) =>
      Array.from({ length: 131 }, (_, j) => Math.sin(1.7 * (131 * i + j) ** 1.1)),
    );
    const { coordinates, directions, shares } = principalComponents(points, 6);
    const far = (a: number[], b: number[]) => Math.hypot(...a.map((value, k) => value - b[k]!));
    for (const [i, point] of points.entries())
      for (const [j, other] of points.entries())
        expect(far(coordinates[i]!, coordinates[j]!)).to.be.closeTo(far(point, other), 1e-9);
    for (const direction of directions) expect(Math.hypot(...direction)).to.be.closeTo(1, 1e-12);
    expect(shares.reduce((sum, share) => sum + share, 0)).to.be.closeTo(1, 1e-12);
  });
  it('finds a second direction where few long points lie on one line', () => {
    const line = [0, 1, 3].map((t) => Array.from({ length: 101 }, (_, j) => t * (j % 3)));
    const { coordinates, shares } = principalComponents(line);
    expect(coordinates.map(([, second]) => Math.abs(second!) < 1e-9)).to.deep.equal([true, true, true]);
    expect(shares[0]).to.be.closeTo(1, 1e-12);
  });
  it('finds the direction in which points lie', () => {
    // on the line through (1, 2) and (3, 3): direction (2, 1) / √5
    const { directions, shares } = principalComponents([
      [1, 2],
      [3, 3],
      [5, 4],
      [-1, 1],
    ]);
    expect(directions[0]![0]).to.be.closeTo(2 / Math.sqrt(5), 1e-12);
    expect(directions[0]![1]).to.be.closeTo(1 / Math.sqrt(5), 1e-12);
    expect(shares[0]).to.be.closeTo(1, 1e-12);
    expect(shares[1]).to.be.closeTo(0, 1e-12);
  });

  it('keeps all distances when it keeps all directions', () => {
    const points = [
      [1, 0, 2],
      [0, 3, 1],
      [2, 2, 0],
      [-1, 4, 7],
      [0.5, 0.5, -3],
    ];
    const { coordinates } = principalComponents(points, 3);
    const distance = (a: number[], b: number[]) => Math.hypot(...a.map((x, i) => x - b[i]!));
    points.forEach((a, i) => {
      points.forEach((b, k) => {
        expect(distance(coordinates[i]!, coordinates[k]!)).to.be.closeTo(distance(a, b), 1e-9);
      });
    });
  });

  it('sorts by spread, and the shares of all directions sum to 1', () => {
    // spread 8/3 along the second axis, 2/3 along the first, none along the third: 0.8, 0.2, 0
    const { shares, directions } = principalComponents(
      [
        [1, 0, 5],
        [-1, 0, 5],
        [0, 2, 5],
        [0, -2, 5],
        [0, 0, 5],
        [0, 0, 5],
      ],
      3,
    );
    [0.8, 0.2, 0].forEach((share, i) => {
      expect(shares[i]).to.be.closeTo(share, 1e-12);
    });
    expect(directions[0]!.map(Math.round)).to.deep.equal([0, 1, 0]);
  });

  it('takes the vectors of a sentence: more dimensions than points', () => {
    const points = Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 100 }, (_, j) => Math.sin(i * 31 + j * j)),
    );
    expect(principalComponents(points).coordinates).to.have.length(20);
  });

  it('puts points that are all alike at 0', () =>
    expect(
      principalComponents([
        [1, 2],
        [1, 2],
      ])
        .coordinates.flat()
        .map(Math.abs),
    ).to.deep.equal([0, 0, 0, 0]));

  it('refuses too little', () => {
    expect(() => principalComponents([[1, 2]])).to.throw(
      RangeError,
      'principalComponents: expected 2 points or more, got 1',
    );
    expect(() => principalComponents([[1], [2]])).to.throw(
      'principalComponents: expected a count from 1 to 1, got 2',
    );
  });
});
