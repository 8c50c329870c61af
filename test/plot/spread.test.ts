import { expect } from 'chai';
import { lineChart } from '../../src/plot/index.js';

describe('lines with a spread', () => {
  const series = { name: 'accuracy', x: [1, 2], y: [0.5, 0.9], spread: [0.1, 0.2] };
  it('have bars as long as it, for which the axis has room, and say it in words', () => {
    const { data, layout } = lineChart([series]);
    expect(data[0]!.error_y).to.deep.include({ type: 'data', array: [0.1, 0.2] });
    expect((layout.yaxis as { range: number[] }).range[1]).to.be.above(1.1); // 0.9 + 0.2
    expect(layout.meta.description).to.include('accuracy: 0.5 ± 0.1 at 1, 0.9 ± 0.2 at 2.');
  });
  it('are refused where lengths differ', () =>
    expect(() => lineChart([{ ...series, spread: [0.1] }])).to.throw(
      'lineChart: expected 2 values of spread in accuracy, got 1',
    ));
  it('have room on a logarithmic axis where a bar would reach below 0', () => {
    const { layout } = lineChart([{ ...series, spread: [0.6, 0] }], { yScale: 'log' });
    for (const end of (layout.yaxis as { range: number[] }).range) expect(end).to.satisfy(Number.isFinite);
  });
});
