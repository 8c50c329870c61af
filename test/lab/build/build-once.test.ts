import { expect } from 'chai';
import { buildOnce } from '../../../src/lab/build/build-once.js';

describe('a part of the kit', () => {
  it('is built by one of those who ask for it side by side; the others wait, say so once, and find it done', async () => {
    let [builds, isBuilt] = [0, false];
    const said: string[] = [];
    const part = {
      name: 'part of a test',
      isFresh: () => isBuilt,
      build: async () => {
        builds++;
        await new Promise((resolve) => setTimeout(resolve, 500));
        isBuilt = true;
      },
    };
    const ask = () => buildOnce(part, (text) => said.push(text));
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(builds).to.equal(1);
    expect(said.length).to.be.within(1, 2);
    expect(new Set(said)).to.deep.equal(
      new Set(['Waiting for another process, which builds the part of a test …']),
    );
  });

  it('that could not be built is built by the next one', async () => {
    let [builds, isBuilt] = [0, false];
    const build = async () => {
      builds++;
      if (builds === 1) throw new Error('no room');
      isBuilt = true;
    };
    const ask = () => buildOnce({ name: 'other part', isFresh: () => isBuilt, build }, () => {});
    const ended = await Promise.allSettled([ask(), ask()]);
    expect(ended.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(builds).to.equal(2);
  });
});
