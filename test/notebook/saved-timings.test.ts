import { expect } from 'chai';
import { savedTimings } from '../../src/notebook/index.js';
import { timingChart } from '../../src/plot/index.js';

describe('savedTimings', () => {
  it('says what was measured on what, in a form that can be drawn', async () => {
    const { machine, timings } = await savedTimings();
    expect(machine).to.match(/cores of .*, Node\.js \d+.*, PyTorch \d+.*, onnxruntime \d+/);
    expect(timings.map(({ name }) => name)).to.deep.equal(['fused', 'PyTorch', 'onnxruntime']);
    expect(timingChart(timings).data.map(({ y }) => (y as number[]).length)).to.deep.equal([6, 6, 6]);
  });
});
