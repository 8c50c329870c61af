import { expect } from 'chai';
import { printed } from './printed.js';

describe('printed', () => {
  it('catches the lines that were printed', () =>
    expect(printed(() => console.log('two\nlines'))).to.deep.equal(['two', 'lines']));

  it('gives the console back, even after an error', () => {
    const { log } = console;
    expect(() =>
      printed(() => {
        throw new Error('oops');
      }),
    ).to.throw('oops');
    expect(console.log).to.equal(log);
  });
});
