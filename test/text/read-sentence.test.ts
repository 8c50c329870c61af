import { expect } from 'chai';
import {
  placeOf,
  readSentence,
  readWords,
  type SentenceOptions,
  wordVectorsFrom,
} from '../../src/text/index.js';

const vectors = wordVectorsFrom(
  ['cats', 'sleep', 'because', 'they', 'are', 'old', '!'],
  [[1], [2], [3], [4], [5], [6], [7]],
);

const pairIn = (text: string, options: SentenceOptions = {}) => {
  const { words, from, to } = readSentence(text, options);
  return [words[from], words[to]];
};

describe('readSentence', () => {
  it('gives tokens, and leaves nothing out while every word is known', () =>
    expect(readSentence('Cats sleep, because …')).to.deep.include({
      words: ['cats', 'sleep', ',', 'because', '…'],
      leftOut: [],
    }));

  it('lets the first pronoun ask, or else the last word, and never a mark', () => {
    expect(pairIn('Transformers are cool because they are efficient')).to.deep.equal([
      'they',
      'transformers',
    ]);
    expect(pairIn('The dog sees the ball.')).to.deep.equal(['ball', 'dog']);
    expect(pairIn('My cat sleeps on the sofa!')).to.deep.equal(['sofa', 'cat']);
    expect(pairIn('It rains')).to.deep.equal(['it', 'rains']);
  });

  it('takes two different words where there are two, and else what there is', () => {
    expect(pairIn('they are')).to.deep.equal(['they', 'are']);
    const { from, to } = readSentence('cats cats');
    expect([from, to]).to.deep.equal([1, 0]);
    expect(readSentence('Cats')).to.include({ from: 0, to: 0 });
    expect(readSentence('! ?')).to.include({ from: 0, to: 1 });
  });

  it('follows the words that it is told, with capitals or without', () =>
    expect(pairIn('Cats are old', { asker: 'CATS', meant: ' Old ' })).to.deep.equal(['cats', 'old']));

  it('names unknown words so that they can be seen, and cuts long ones short', () => {
    const got = (text: string) => {
      try {
        return readSentence(text, { vectors }).words;
      } catch (error) {
        return /, got (.*?) \(/.exec(String(error))?.[1];
      }
    };
    expect(got('cats\u200b')).to.deep.equal(['cats']); // a blank without width is left out
    expect(got('\u202ecats')).to.deep.equal(['cats']); // so is what turns what follows around
    expect(got('ca\u200cts')).to.equal('"ca\\u200cts"'); // parts letters: kept, and seen
    expect(got('👩‍🚀')).to.equal('"👩‍🚀"'); // the joiner within is seen as the whole
    expect(got('é'.repeat(5000))).to.equal(`"${'é'.repeat(40)}…"`);
    expect(got('🙂'.repeat(50))).to.match(/^"(?:🙂){1,40}…?"$/u); // no half of a pair
  });

  it('goes on without unknown words only when asked to', () => {
    const text = 'Cats bark because they are oldd oldd!';
    expect(() => readSentence(text, { vectors })).to.throw(
      RangeError,
      /^readSentence: expected words that have a vector, got "bark" \(nearest spellings: are\), "oldd" \(nearest spellings: old\); skipUnknown = true goes on without$/,
    );
    expect(readSentence(text, { vectors, skipUnknown: true })).to.deep.equal({
      words: ['cats', 'because', 'they', 'are', '!'],
      leftOut: ['bark', 'oldd', 'oldd'],
      from: 2,
      to: 0,
    });
  });

  const wrong: [title: string, text: string, options: SentenceOptions, message: string][] = [
    ['nothing', ' ', {}, 'readSentence: expected a text with at least one word, got " "'],
    ['too few words', 'cats', { least: 2 }, 'readSentence: expected 2 words or more, got 1'],
    [
      'too few words that are known',
      'katzen',
      { vectors, skipUnknown: true },
      'readSentence: expected 1 word or more that have a vector, got 0',
    ],
    ['too many words', 'so '.repeat(101), {}, 'readSentence: expected at most 100 words, got 101'],
    [
      'many unknown words, of which it names three',
      'ein zwei drei vier fünf',
      { vectors: wordVectorsFrom(['qqqqqqqqq'], [[1]]) },
      'readSentence: expected words that have a vector, got "ein" (no word is spelled like it), "zwei" (no word is spelled like it), "drei" (no word is spelled like it) and 2 more; skipUnknown = true goes on without',
    ],
    [
      'an asker that is not in the sentence',
      'cats are old',
      { asker: 'they' },
      'readSentence: expected asker to be a word of the sentence "cats are old", got "they"',
    ],
    [
      'two words for one',
      'cats are old',
      { meant: 'are old' },
      'readSentence: expected meant to be a word of the sentence "cats are old", got "are old"',
    ],
    [
      'an empty word',
      'cats are old',
      { asker: '' },
      'readSentence: expected asker to be a word of the sentence "cats are old", got ""',
    ],
  ];
  for (const [title, text, options, message] of wrong)
    it(`refuses ${title}`, () =>
      expect(() => readSentence(text, options))
        .to.throw(RangeError)
        .with.property('message', message));
});

describe('placeOf', () => {
  it('finds the first place, whatever the capitals', () =>
    expect(placeOf('ARE', ['they', 'are', 'who', 'they', 'are'])).to.equal(1));

  it('refuses what is not there, and shows the beginning of a long sentence', () => {
    const message = 'placeOf: expected a word of the sentence "a a a a a a a a a a a a …", got "b"';
    expect(() => placeOf('b', Array(13).fill('a')))
      .to.throw(RangeError)
      .with.property('message', message);
  });
});

describe('readWords', () => {
  it('gives words as they are looked up', () =>
    expect(readWords(['Cats', ' old '], vectors)).to.deep.equal(['cats', 'old']));

  const wrong: [title: string, texts: unknown, message: string][] = [
    ['none', [], 'readWords: expected a list of words, got none'],
    ['a single text', 'cats', 'readWords: expected texts as a list, got "cats"'],
    ['nothing', undefined, 'readWords: expected texts as a list, got undefined'],
    ['two words in one', ['old cats'], 'readWords: expected a single word, got "old cats"'],
    [
      'an unknown word',
      ['cats', 'odl'],
      'readWords: expected words that have a vector, got "odl" (nearest spellings: old)',
    ],
  ];
  for (const [title, texts, message] of wrong)
    it(`refuses ${title}`, () =>
      expect(() => readWords(texts as string[], vectors))
        .to.throw(Error)
        .with.property('message', message));
});
