import { expect } from 'chai';
import { nearestSpellings } from '../../src/text/index.js';

describe('nearestSpellings', () => {
  it('puts fewer changes first, and among equals keeps the order of the words', () => {
    // cast and cart: 1 letter added; bat: 1 replaced; brat: 1 replaced and 1 added; dog: all 3 replaced
    expect(nearestSpellings('cat', ['cast', 'dog', 'cart', 'brat', 'bat'], 4)).to.deep.equal([
      'cast',
      'cart',
      'bat',
      'brat',
    ]);
  });
  it('counts two swapped neighbours as one change', () => {
    expect(nearestSpellings('efficeint', ['efficiency', 'efficient'], 1)).to.deep.equal(['efficient']);
  });
  it('ignores capital letters in what was asked', () => {
    expect(nearestSpellings('Paris', ['parks', 'paris'], 1)).to.deep.equal(['paris']);
  });
  it('offers nothing when nothing is near', () => {
    expect(nearestSpellings('qqqq', ['cat', 'dog'], 3)).to.deep.equal([]);
  });
  it('offers no word that shares not a single letter', () => {
    expect(nearestSpellings('ab', ['cd', 'ac'], 3)).to.deep.equal(['ac']);
  });
});
