import { expect } from 'chai';
import { nearest } from '../../src/check/nearest.js';

describe('nearest', () => {
  it('forgives exchanged, missing and superfluous letters', () => {
    for (const name of ['kernle', 'kernl', 'kernells', 'KERNEL'])
      expect(nearest(name, ['run', 'kernel']), name).to.equal('kernel');
  });
  it('prefers the nearer name', () => expect(nearest('wQeury', ['wKey', 'wQuery'])).to.equal('wQuery'));
  it('does not guess from afar', () => expect(nearest('apple', ['kernel', 'run'])).to.equal(undefined));
  it('has nothing to offer without names', () => expect(nearest('x', [])).to.equal(undefined));
});
