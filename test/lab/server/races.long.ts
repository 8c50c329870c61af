import { expect } from 'chai';
import { carriedOut, mixOrders, startRaces } from '../support/kernel-races.js';

describe('many orders to kernels that come at once', function () {
  this.timeout(900_000);

  it('never pass the limit of 20 when 24 starts come at once', async () => {
    const { kernels, processes, end } = await startRaces(20);
    expect(await carriedOut(Array.from({ length: 24 }, () => kernels.start()))).to.equal(20);
    expect([kernels.list().length, processes()]).to.deep.equal([20, 20]);
    await end();
    expect(processes()).to.equal(0);
  });

  for (const seed of [1, 2])
    it(`leave exactly the listed kernels, 60 in a random mixture (seed ${seed})`, async () => {
      const races = await startRaces(3);
      for (let round = 0; round < 6; round++) {
        await mixOrders(races, 10 * seed + round, 10);
        expect(races.processes()).to.equal(races.kernels.list().length);
      }
      await races.end();
      expect(races.processes()).to.equal(0);
    });
});
