import { expect } from 'chai';
import { progress } from '../../src/notebook/index.js';
import { sentBy } from '../support/kernel.js';
import { printed } from '../support/printed.js';

const FULL = '█'.repeat(30);

describe('progress', () => {
  it('replaces one line, and ends with a full bar', async () => {
    const sent = await sentBy(async () => {
      const bar = progress('training', 3);
      for (let step = 0; step < 3; step++) await bar.advance();
      bar.done('loss 0.02');
    });
    expect(sent[0]).to.deep.include({
      isUpdate: false,
      data: { 'text/plain': `training ${'█'.repeat(10)}${'░'.repeat(20)} 1 / 3` },
    });
    expect(sent.at(-1)).to.deep.include({
      isUpdate: true,
      data: { 'text/plain': `training ${FULL} 3 / 3  loss 0.02` },
    });
    expect(new Set(sent.map(({ id }) => id))).to.have.length(1);
  });

  it('does not flood the notebook', async () => {
    const sent = await sentBy(async () => {
      const bar = progress('counting', 100_000);
      for (let step = 0; step < 100_000; step++) await bar.advance();
      bar.done();
    });
    expect(sent.length).to.be.within(2, 50);
  });

  it('gives each bar a line of its own', async () => {
    const sent = await sentBy(async () => {
      progress('one', 1).done();
      progress('two', 1).done();
    });
    expect(sent.map(({ isUpdate }) => isUpdate)).to.deep.equal([false, false]);
    expect(sent[0]!.id).to.not.equal(sent[1]!.id);
  });

  it('prints only its end outside a notebook', () =>
    expect(
      printed(() => {
        const bar = progress('training', 2);
        void bar.advance(1, 'half');
        bar.done();
      }),
    ).to.deep.equal([`training ${FULL} 2 / 2`]));

  it('refuses a total that is no number of steps', () =>
    expect(() => progress('training', 0)).to.throw(
      RangeError,
      'progress: expected total as a whole number above 0, got 0',
    ));
});
