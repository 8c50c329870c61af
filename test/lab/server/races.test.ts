import { expect } from 'chai';
import { carriedOut, mixOrders, type Races, startRaces } from '../support/kernel-races.js';

describe('orders to kernels that come at once', function () {
  this.timeout(120_000);
  let races: Races;
  before(async () => {
    races = await startRaces(2);
  });
  after(() => races.end());

  it('never start more kernels than may run', async () => {
    const { kernels, processes } = races;
    const starts = Array.from({ length: 6 }, () => kernels.start());
    expect(await carriedOut(starts)).to.equal(2);
    expect([kernels.list().length, processes()]).to.deep.equal([2, 2]);
    await carriedOut(kernels.list().map(({ id }) => kernels.shutdown(id)));
    expect(processes()).to.equal(0);
  });

  it('make one kernel of three pages that open one notebook, and leave none behind when it restarts twice', async () => {
    const { kernels, sessions, processes } = races;
    const opened = Array.from({ length: 3 }, () => sessions.create({ path: 'a.ipynb' }));
    const ids = new Set((await Promise.all(opened)).map(({ kernel }) => kernel.id));
    expect([ids.size, processes()]).to.deep.equal([1, 1]);
    const [id] = ids as Set<string>;
    expect(await carriedOut([kernels.restart(id!), kernels.restart(id!)])).to.equal(2);
    expect([kernels.list().map((each) => each.id), processes()]).to.deep.equal([[id], 1]);
    expect(await carriedOut([kernels.restart(id!), kernels.shutdown(id!), kernels.restart(id!)])).to.equal(2);
    expect([kernels.list(), sessions.list(), processes()]).to.deep.equal([[], [], 0]);
  });

  it('leave exactly the listed kernels, in a random mixture (seed 6)', async () => {
    const { kernels, sessions, processes } = races;
    await mixOrders(races, 6, 14);
    expect(processes()).to.equal(kernels.list().length);
    const paths = sessions.list().map(({ path }) => path);
    expect(new Set(paths).size).to.equal(paths.length);
    await kernels.shutdownAll();
    expect(processes()).to.equal(0);
  });

  it('start nothing more once the server is being stopped', async () => {
    expect(await carriedOut([races.kernels.start(), races.sessions.create({ path: 'late.ipynb' })])).to.equal(
      0,
    );
    expect(races.processes()).to.equal(0);
  });
});
