import { expect } from 'chai';
import { until } from './until.js';

describe('until', () => {
  it('ends as soon as what it waits for holds', async () => {
    let asked = 0;
    await until(async () => ++asked === 3, 5);
    expect(asked).to.equal(3);
  });

  it('names what did not come in time', async () => {
    const error = await until(() => 1 > 2, 0.05).catch(({ message }: Error) => message);
    expect(error).to.equal('until: expected () => 1 > 2 within 0.05 s');
  });
});
