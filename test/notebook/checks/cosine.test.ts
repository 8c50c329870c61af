import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

describe('check.cosine', () => {
  // [3, 4] has length 5, [5, 12] length 13; their dot product is 15 + 48 = 63
  const given = { a: [3, 4], b: [5, 12] };
  const verdict = (answer: number) => says(() => check.cosine(answer, given));

  it('is content with the dot product divided by both lengths', () =>
    expect(verdict(63 / 65)).to.equal('✓ cosine similarity: right'));
  it('recognises the dot product', () => expect(verdict(63)).to.contain('the dot product'));
  it('recognises the distance', () => expect(verdict(Math.hypot(2, 8))).to.contain('this is the distance'));
  it('recognises a single length', () => {
    expect(verdict(63 / 5)).to.contain('there are two');
    expect(verdict(63 / 13)).to.contain('there are two');
  });
  it('recognises squares of lengths', () => expect(verdict(63 / 65 ** 2)).to.contain('roots are missing'));
  it('recognises one minus the similarity', () => expect(verdict(2 / 65)).to.contain('1 − similarity'));
});
