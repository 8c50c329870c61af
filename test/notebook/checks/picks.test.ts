import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { printed } from '../../support/printed.js';

describe('check.picks', () => {
  const tokens = ['dogs', 'are', 'they'];
  const wanted = { they: 'dogs', are: 'they' };
  const verdict = (scores: number[][] | undefined) =>
    printed(() => check.picks(scores!, { tokens, wanted })).join('\n');
  const right = [
    [1, 2, 3],
    [-5, -4, -3],
    [4, 0, -9],
  ];

  it('is content when each wanted word has the largest score of its row, whatever the others have', () => {
    expect(verdict(right)).to.equal('✓ picks: all words find whom they should');
    expect(verdict([[9, 9, 9], ...right.slice(1)])).to.contain('✓');
  });
  it('says who picks whom instead, and never whom they should', () =>
    expect(verdict([right[0]!, [0, 1, 0], [0, 3, 9]])).to.equal('✗ picks: they picks they; are picks are'));
  it('says when two words share the largest score', () =>
    expect(verdict([right[0]!, right[1]!, [2, 2, 0]])).to.contain('they can’t decide between dogs and are'));
  it('recognises scores that are a mirror', () =>
    expect(
      verdict([
        [1, 2, 3],
        [2, 5, 4],
        [3, 4, 6],
      ]),
    ).to.contain('the scores are a mirror'));
  it('recognises queries and keys exchanged', () =>
    expect(verdict(right[0]!.map((_, j) => right.map((row) => row[j]!)))).to.contain('it is the columns'));
  it('says what is missing', () => {
    expect(verdict(undefined)).to.contain('○ picks: not answered yet');
    expect(verdict([[1, 2, 3]])).to.contain('which makes [3, 3], got [1, 3]');
    expect(verdict([right[0]!, right[1]!, [Number.NaN, 1, 2]])).to.contain(
      'they has a score that is no number',
    );
  });
  it('refuses a wanted word that is not there', () =>
    expect(() => check.picks(right, { tokens, wanted: { they: 'cats' } })).to.throw(
      RangeError,
      'check.picks: expected words out of dogs, are, they, got "cats"',
    ));
});
