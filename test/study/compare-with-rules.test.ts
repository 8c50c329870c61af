import { expect } from 'chai';
import { compareWithRules } from '../../src/study/index.js';
import { generateSentences, unseenWords } from '../../src/train/index.js';

const nouns = [
  ['dogs', 'dog'],
  ['cats', 'cat'],
] as const;
const look = (text: string, word: string, most: string, right: string) => {
  const tokens = text.split(' ');
  return { tokens, at: tokens.indexOf(word), most, right };
};

describe('compareWithRules', () => {
  it('keeps pronouns from adjectives, and one noun from two', () => {
    const compared = compareWithRules(
      [
        look('dogs are old because they are kind', 'they', 'dogs', 'dogs'),
        look('dogs are old because they are kind', 'kind', 'kind', 'dogs'),
        look('dogs like this cat because they are kind', 'they', 'dogs', 'dogs'),
        look('this cat likes dogs because it is kind', 'it', 'dogs', 'cat'),
      ],
      nouns,
    );
    // Nearest noun: dogs and dogs with one noun; cat for they and dogs for it with two, both wrong. First noun: right each time.
    expect(compared).to.deep.equal([
      { 'who looks': 'pronouns', nouns: 'one', cases: '1', head: 1, 'nearest noun': 1, 'first noun': 1 },
      { 'who looks': 'pronouns', nouns: 'two', cases: '2', head: 0.5, 'nearest noun': 0, 'first noun': 1 },
      { 'who looks': 'adjectives', nouns: 'one', cases: '1', head: 0, 'nearest noun': 1, 'first noun': 1 },
    ]);
  });

  it('says nothing of nothing', () => expect(compareWithRules([], nouns)).to.deep.equal([]));
});

describe('sentences of new forms', () => {
  const fresh = generateSentences(200, unseenWords, 3, { forms: 'new' });
  // What is left of a sentence when its nouns and adjectives are taken out, and words that stand for one another are one.
  const known = new Set([...unseenWords.nouns.flat(), ...unseenWords.adjectives]);
  const frame = (tokens: string[]) =>
    tokens
      .map((word) => (known.has(word) ? '·' : word))
      .filter((word) => !/^(the|these|this|many|really|often)$/.test(word))
      .join(' ')
      .replace(/\bwere\b/g, 'are')
      .replace(/\bwas\b/g, 'is');

  it('are built as no sentence of training is', () => {
    const trained = new Set(generateSentences(3000, unseenWords, 4).map(({ tokens }) => frame(tokens)));
    expect(fresh.filter(({ tokens }) => trained.has(frame(tokens)))).to.deep.equal([]);
  });

  it('have one noun or two, and know whom a pronoun means', () => {
    for (const { tokens, about } of fresh) {
      const places = tokens.flatMap((word, i) => (unseenWords.nouns.flat().includes(word) ? [i] : []));
      expect(places.length, tokens.join(' ')).to.be.within(1, 2);
      const plural = unseenWords.nouns.map(([many]) => many);
      for (const [i, word] of tokens.entries()) {
        if (word === 'they') expect(plural).to.include(about[i]).and.to.be.an('array');
        if (word === 'they' || word === 'it') expect(tokens).to.include(about[i]);
      }
    }
  });

  it('leave those of training as they were', () =>
    expect(generateSentences(3, unseenWords, 5)).to.deep.equal(
      generateSentences(3, unseenWords, 5, { forms: 'trained' }),
    ));

  it('are refused under another name', () =>
    expect(() => generateSentences(3, unseenWords, 5, { forms: 'old' as 'new' })).to.throw(
      RangeError,
      /^generateSentences: expected .*forms/,
    ));
});
