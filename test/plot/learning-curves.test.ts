import { expect } from 'chai';
import { learningCurves, lossCurve } from '../../src/plot/index.js';

describe('lossCurve', () => {
  // Of the first 10 losses the mean is (1 + … + 10) / 10 = 5.5; the last 10 are 2 to 11, their mean is 6.5.
  const eleven = Array.from({ length: 11 }, (_, i) => i + 1);

  it('draws the loss of each step, from step 1, and the mean of the last ten', () => {
    const [each, mean] = lossCurve(eleven).data;
    expect(each!.x).to.deep.equal(eleven);
    expect(each!.y).to.deep.equal(eleven);
    expect((mean!.y as number[]).slice(-2)).to.deep.equal([5.5, 6.5]);
  });
  it('keeps its axis while losses come in, up to the steps that there will be', () => {
    const rangeOf = (losses: number[]) => lossCurve(losses, { steps: 300 }).layout.xaxis;
    expect(rangeOf([3]))
      .to.deep.equal(rangeOf(eleven))
      .and.to.have.deep.property('range', [0, 300]);
  });
  it('draws guessing with dashes over all steps', () => {
    const { x, y, line } = lossCurve([3, 2], { guess: 7.4, steps: 50 }).data[2]! as Record<string, unknown>;
    expect([x, y]).to.deep.equal([
      [1, 50],
      [7.4, 7.4],
    ]);
    expect(line).to.have.property('dash', 'dash');
  });
  it('refuses what is no curve, in one sentence', () => {
    expect(() => lossCurve([])).to.throw('lossCurve: expected a vector [n] of numbers, got [0]');
    expect(() => lossCurve([Number.NaN])).to.throw('lossCurve: expected finite values, got NaN at [0]');
    expect(() => lossCurve([3, 2], { steps: 1 })).to.throw('lossCurve: expected at most 1 losses, got 2');
    expect(() => lossCurve([3], { guess: 0 })).to.throw('lossCurve: expected guess above 0, got 0');
  });
});

describe('learningCurves', () => {
  const x = [0, 2, 4];
  const runs = [
    [1, 2, 3],
    [3, 2, 7],
  ];
  const many = Array.from({ length: 11 }, (_, i) => i);

  it('draws the mean of the runs, and how far below and above it runs are', () => {
    const [line] = learningCurves([{ name: 'd_k', curves: [{ name: '16', x, runs }] }]).data;
    expect(line!.y).to.deep.equal([2, 2, 5]);
    expect(line!.error_y).to.deep.include({ array: [1, 0, 2], arrayminus: [1, 0, 2] });
  });
  it('draws a band from the lowest run to the highest where there are many points', () => {
    const curve = { name: '16', x: many, runs: [many, many.map((i) => 2 * i)] };
    const [band, line] = learningCurves([{ name: 'd_k', curves: [curve] }]).data;
    expect(band!.y).to.deep.equal([...many, ...many.map((i) => 2 * i).reverse()]);
    expect(line!.y).to.deep.equal(many.map((i) => 1.5 * i));
    expect(line).to.not.have.property('error_y');
  });
  it('draws a single run as a line, without a span', () => {
    const { data, layout } = learningCurves([
      { name: 'a', curves: [{ name: 'rule', x: many, runs: [many] }] },
    ]);
    expect(data).to.have.length(1);
    expect(data[0]).to.not.have.property('error_y');
    expect(layout.meta.description).to.equal(
      'Curves of y against x in 1 charts. a: rule 0 at 0, 5 at 5, 10 at 10.',
    );
  });
  it('gives all charts the same axes, so that heights can be compared', () => {
    const panel = (name: string, factor: number) => ({
      name,
      curves: [{ name: 'c', x, runs: runs.map((run) => run.map((y) => factor * y)) }],
    });
    const { layout } = learningCurves([panel('a', 1), panel('b', 9)]);
    const [one, two] = [layout.yaxis, layout.yaxis2] as { range: number[] }[];
    expect(one!.range).to.deep.equal(two!.range);
    expect(one!.range[1]).to.be.above(63);
  });
  it('names all curves of a chart at its right, also those that end earlier, and the places of a logarithmic scale', () => {
    const counts = [4, 8, 16, 32, 64, 128, 256];
    const long = { name: 'long', x: counts, runs: [counts, counts] };
    const short = { name: 'short', x: [32], runs: [[7]] };
    const { layout } = learningCurves([{ name: 'c', curves: [long, short] }], { xScale: 'log' });
    const { annotations, xaxis } = layout as unknown as {
      annotations: { text: string; x: number }[];
      xaxis: { ticktext: string[] };
    };
    const ends = annotations.filter(({ text }) => ['long', 'short'].includes(text));
    expect(ends.map(({ x }) => x)).to.deep.equal([Math.log10(256), Math.log10(256)]);
    expect(xaxis.ticktext).to.deep.equal(['4', '16', '64', '256']);
    expect(annotations.at(-1)!.text).to.include('means of 1 to 2 runs');
  });

  it('says in words where each curve begins and ends, and how far its runs are apart there', () => {
    const { description } = learningCurves([{ name: 'd_k', curves: [{ name: '16', x, runs }] }], {
      title: 'It grows',
      xTitle: 'step',
      yTitle: 'share',
    }).layout.meta;
    expect(description).to.equal(
      'It grows. Curves of share against step in 1 charts; lines: means of 2 runs · bars: from the lowest run to the highest. d_k: 16 2 at 0, 2 at 2, 5 at 4 (3 to 7).',
    );
  });
  it('refuses what it can’t draw, in one sentence', () => {
    const draw =
      (curve: object, options = {}) =>
      () =>
        learningCurves([{ name: 'a', curves: [{ name: 'c', x, runs, ...curve }] }], options);
    expect(() => learningCurves([])).to.throw('learningCurves: expected one panel or more, got none');
    expect(() => learningCurves([{ name: 'a', curves: [] }])).to.throw(
      'learningCurves: expected one curve or more in a, got none',
    );
    expect(draw({ x: [0, 1] })).to.throw('learningCurves: expected 2 values in each run of c, got 3');
    expect(draw({ runs: [1, 2, 3] })).to.throw(
      'learningCurves: expected a matrix [n, m] of numbers, got [3]',
    );
    expect(draw({}, { xScale: 'log' })).to.throw(
      'learningCurves: expected x above 0 in c for a logarithmic scale, got 0',
    );
    expect(draw({}, { range: [1] })).to.throw(
      'learningCurves: expected range as two finite numbers, got an array',
    );
  });
});
