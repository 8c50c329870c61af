import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

describe('check.prediction', () => {
  const verdict = (answer: string) =>
    says(() => check.prediction(answer, { right: () => 'transformers', hint: 'look at the row of they' }));

  it('is content with what really happens', () =>
    expect(verdict('Transformers ')).to.equal('✓ prediction: as you predicted'));
  it('says where to look otherwise, and not what happened', () =>
    expect(verdict('cool')).to.equal('✗ prediction: it turned out differently: look at the row of they'));
  it('waits for a prediction', () => expect(verdict(undefined!)).to.equal('○ prediction: not answered yet'));
  it('judges several together, so that a miss does not say which, and waits for all', () => {
    const right = () => ({ angry: 'cats', weak: 'dogs' });
    const both = (answer: object) => says(() => check.prediction(answer, { right, hint: 'one or both' }));
    expect(both({ weak: 'dogs', angry: 'cats' })).to.equal('✓ prediction: as you predicted');
    for (const answer of [
      { weak: 'cats', angry: 'dogs' },
      { weak: 'cats', angry: 'cats' },
    ])
      expect(both(answer)).to.equal('✗ prediction: it turned out differently: one or both');
    expect(both({})).to.equal('○ prediction: not answered yet');
    expect(both({ weak: 'dogs' })).to.equal('○ prediction: not answered yet');
  });
  it('tells what is none of the options', () => {
    const given = { right: () => 'cats', options: () => ['dogs', 'cats'] };
    expect(says(() => check.prediction('they', given))).to.equal(
      '✗ prediction: "they" is none of dogs, cats',
    );
  });
  it('reads a word in quotes, brackets or at the end of a sentence', () => {
    for (const answer of ['“dogs”', "'dogs'", 'Dogs.', ['dogs'], ' dogs '])
      expect(says(() => check.prediction(answer, { right: () => 'dogs' }))).to.equal(
        '✓ prediction: as you predicted',
      );
  });
  it('says when another kind of answer is expected, or another number of them', () => {
    const said = (answer: unknown, right: Parameters<typeof check.prediction>[1]['right']) =>
      says(() => check.prediction(answer, { right }));
    expect(said('four', () => 4)).to.equal('✗ prediction: expected a number, got "four"');
    expect(said(4, () => 'the same')).to.equal('✗ prediction: expected a word, got 4');
    expect(said('yes', () => true)).to.equal('✗ prediction: expected true or false, got "yes"');
    expect(said([2, 4], () => 4)).to.equal('✗ prediction: expected one answer, got a list of 2');
    expect(said('dogs', () => ({ a: 'dogs', b: 'cats' }))).to.equal(
      '✗ prediction: expected answers under a, b, got one answer',
    );
  });
});
