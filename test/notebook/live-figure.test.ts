import { expect } from 'chai';
import { liveFigure, show } from '../../src/notebook/index.js';
import { weightBars } from '../../src/plot/index.js';
import { sentBy } from '../support/kernel.js';

const bars = (weight: number) => weightBars([weight, 1 - weight], { tokens: ['they', 'are'] });

describe('liveFigure', () => {
  it('keeps one output, and puts each figure in the place of the one before', async () => {
    const sent = await sentBy(async () => {
      const live = liveFigure();
      await live.draw(bars(0.5));
      await live.draw(bars(0.9));
    });
    expect(sent.map(({ isUpdate }) => isUpdate)).to.deep.equal([false, true]);
    expect(new Set(sent.map(({ id }) => id))).to.have.length(1);
    expect(sent[0]!.id).to.be.a('string');
    const [shown] = await sentBy(() => show(bars(0.9)));
    expect(sent[1]!.data).to.deep.equal(shown!.data);
  });

  it('refuses what is no figure', async () => {
    const error = await liveFigure()
      .draw({} as never)
      .catch((error: unknown) => error);
    expect(error).to.be.instanceOf(TypeError);
    expect((error as Error).message).to.equal(
      'liveFigure: expected a figure { data, layout }, got an object',
    );
  });
});
