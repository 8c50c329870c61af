import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

describe('check.number', () => {
  const verdict = (answer: unknown) =>
    says(() =>
      check.number(answer, {
        name: 'the score',
        right: () => 2.345,
        mistakes: [{ id: 'slip', gives: 7, hint: 'a digit slipped' }],
      }),
    );

  it('is content with two right decimals', () => {
    expect(verdict(2.35)).to.equal('✓ the score: right');
    expect(verdict(2.34)).to.equal('✓ the score: right');
  });
  it('says in which direction a number is wrong', () => {
    expect(verdict(2.41)).to.equal('✗ the score: too large');
    expect(verdict(2.25)).to.equal('✗ the score: too small');
    expect(verdict(-2.345)).to.equal('✗ the score: the size is right, the sign is not');
    expect(verdict(Number.NaN)).to.equal('✗ the score: nothing but NaN');
  });
  it('recognises a mistake that was foreseen', () =>
    expect(verdict(7)).to.equal('✗ the score: a digit slipped'));
  it('notices that there is no number', () => {
    expect(verdict(undefined)).to.equal('○ the score: not answered yet');
    expect(verdict([1, 2])).to.equal('✗ the score: expected one number, got several');
  });
});
