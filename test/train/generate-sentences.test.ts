import { expect } from 'chai';
import {
  functionWords,
  generateSentences,
  type Sentence,
  trainingWords,
  unseenWords,
} from '../../src/index.js';

describe('generateSentences', () => {
  const sentences = generateSentences(500, trainingWords, 11);
  const plurals = new Set(trainingWords.nouns.map(([plural]) => plural));
  const singulars = new Set(trainingWords.nouns.map(([, singular]) => singular));
  const adjectives = new Set(trainingWords.adjectives);
  const nounsOf = ({ tokens }: Sentence): string[] =>
    tokens.filter((t) => plurals.has(t) || singulars.has(t));
  const each = (check: (token: string, about: string | null, sentence: Sentence) => void): void => {
    for (const sentence of sentences)
      sentence.tokens.forEach((token, i) => {
        check(token, sentence.about[i]!, sentence);
      });
  };

  it('gives the same sentences for the same seed, and others for another', () => {
    expect(generateSentences(500, trainingWords, 11)).to.deep.equal(sentences);
    expect(generateSentences(500, trainingWords, 12)).to.not.deep.equal(sentences);
  });
  it('begins with the same sentences when asked for more', () => {
    expect(generateSentences(20, trainingWords, 11)).to.deep.equal(sentences.slice(0, 20));
  });
  it('uses nothing but the given words and its function words', () => {
    const known = new Set([...plurals, ...singulars, ...adjectives, ...functionWords]);
    each((token) => {
      expect(known.has(token), token).to.equal(true);
    });
  });
  it('says that they are the plural noun, and it is the singular one', () => {
    each((token, about, sentence) => {
      if (token === 'they') expect(plurals.has(about!) && sentence.tokens.includes(about!)).to.equal(true);
      if (token === 'it') expect(singulars.has(about!) && sentence.tokens.includes(about!)).to.equal(true);
    });
  });
  it('says that an adjective is about the only noun, and nothing where there are two', () => {
    each((token, about, sentence) => {
      const nouns = nounsOf(sentence);
      if (adjectives.has(token)) expect(about).to.equal(nouns.length === 1 ? nouns[0] : null);
    });
  });
  it('says that any other word is about itself, and nothing where there are two nouns', () => {
    each((token, about, sentence) => {
      if (adjectives.has(token) || token === 'they' || token === 'it') return;
      expect(about).to.equal(nounsOf(sentence).length === 1 ? token : null);
    });
  });
  it('makes sentences of both kinds, with either noun first and either pronoun', () => {
    const text = sentences.map(({ tokens }) => tokens.join(' ')).join('\n');
    for (const part of [' they ', ' it ', ' , ', ' because ', ' really ']) expect(text).to.include(part);
    const firstOfTwo = sentences.map(nounsOf).filter((nouns) => nouns.length === 2);
    expect(firstOfTwo.some(([first]) => plurals.has(first!))).to.equal(true);
    expect(firstOfTwo.some(([first]) => singulars.has(first!))).to.equal(true);
  });
});

describe('unseenWords', () => {
  it('share no word with what is used in training', () => {
    const used = new Set([...trainingWords.nouns.flat(), ...trainingWords.adjectives, ...functionWords]);
    const unseen = [...unseenWords.nouns.flat(), ...unseenWords.adjectives];
    expect(unseen.filter((word) => used.has(word))).to.deep.equal([]);
  });
  it('hold the nouns and adjectives of the main example', () => {
    expect(unseenWords.nouns.flat()).to.include.members(['transformers', 'bananas']);
    expect(unseenWords.adjectives).to.include.members(['cool', 'efficient']);
  });
});
