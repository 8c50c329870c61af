import type { Trial } from './any-sentence.js';

const long = 'the dog sees the ball and the cat sees the dog because they are fast '.repeat(4).trim();

/** What readers may type, and what chapters answer; most stop before they cost anything. */
export const trials: Trial[] = [
  {
    name: 'two words, and nothing besides',
    parameters: { sentence: 'Cats sleep', analogies: [], besides: [], candidates: ['Great'] },
  },
  {
    name: 'no pronoun, words in capitals and left out, and one that comes twice',
    parameters: {
      sentence: 'The dog 🙂 barks and sees THE ball!',
      skipUnknown: true,
      asker: 'DOG',
      follow: 'DOG',
      besides: ['BALL', 'teh'],
    },
  },
  {
    name: 'one word',
    parameters: { sentence: 'Cats' },
    mayStop: /readSentence: expected 2 words or more, got 1/,
  },
  {
    name: 'sixty words',
    parameters: { sentence: long },
    mayStop: /readSentence: expected at most \d+ words, got 60/,
  },
  {
    name: 'an unknown word',
    parameters: { sentence: 'The dog barks', skipUnknown: false },
    stops: /readSentence: expected words that have a vector, got "barks" \(nearest spellings: .+\)/,
  },
  {
    name: 'an emoji',
    parameters: { sentence: 'Cats 🙂', skipUnknown: false },
    stops: /readSentence: expected words that have a vector, got "🙂" \(no word is spelled like it\)/,
  },
  {
    name: 'German',
    parameters: { sentence: 'Der Hund schläft auf dem Sofa', skipUnknown: false },
    stops: /readSentence: expected words that have a vector, got "[^"]+" \(/,
  },
  {
    name: 'nothing',
    parameters: { sentence: ' ' },
    stops: /expected a text with at least one word, got " "/,
  },
  {
    name: 'an asker that isn’t there',
    parameters: { sentence: 'Cats sleep', asker: 'they' },
    stops: /readSentence: expected asker to be a word of the sentence "cats sleep", got "they"/,
  },
  {
    name: 'somebody to follow who isn’t there',
    parameters: { sentence: 'Cats sleep', follow: 'they' },
    stops: /readSentence: expected asker to be a word of the sentence "cats sleep", got "they"/,
  },
  {
    name: 'a layer too many',
    parameters: { layer: 7 },
    stops: /readNumbers: expected layer .+ 1 to 6, got 7/,
  },
  { name: 'no head', parameters: { head: 0 }, stops: /readNumbers: expected head .+ 1 to 12, got 0/ },
  {
    name: 'one size',
    parameters: { sizes: [64] },
    stops: /expected 2 different numbers or more in sizes, got 1/,
  },
  {
    name: 'one length',
    parameters: { dKs: [16] },
    stops: /expected 2 different numbers or more in dKs, got 1/,
  },
  { name: 'many heads', parameters: { headCount: 99 }, stops: /expected headCount as .+ 1 to 8, got 99/ },
  {
    name: 'a number too large',
    parameters: { number: 1_000_000 },
    stops: /readNumbers: expected number as .+ from 0 to 999999, got 1000000/,
  },
  {
    name: 'a beginning that no novel has',
    parameters: { beginning: 'Über 🙂' },
    stops: /readCharacters: expected beginning of a space and the characters .+, got "Ü"/,
  },
  {
    name: 'no beginning',
    parameters: { beginning: '' },
    stops: /readCharacters: expected beginning of .+, got none/,
  },
  { name: 'a long beginning, and no luck', parameters: { beginning: long, temperature: 0, length: 3 } },
  {
    name: 'a size that can’t be trained here',
    parameters: { trained: 2 },
    stops: /readNumbers: expected trained as .+ from 0 to 1, got 2/,
  },
  { name: 'the smallest number', parameters: { number: 0 }, mayShow: 'null' }, // German for zero
  { name: 'the longest number', parameters: { number: 777_777 } },
  { name: 'blocks of none', parameters: { blockSize: 0 }, stops: /expected blockSize as .+, got 0/ },
  {
    name: 'half a seed',
    parameters: { seed: 0.5 },
    stops: /readNumbers: expected seed as .+ from 0 to 1000000000, got 0\.5/,
  },
  {
    name: 'an image that isn’t there',
    parameters: { which: 500 },
    stops: /expected which .+ 0 to 499, got 500/,
  },
  { name: 'a patch before the first', parameters: { patch: -1 }, stops: /expected patch .+ 0 to 35, got -1/ },
  {
    name: 'a shift out of the picture',
    parameters: { jitter: 3 },
    stops: /expected jitter .+ 0 to 2, got 3/,
  },
  { name: 'no image', parameters: { trainImages: 0 }, stops: /expected trainImages .+ 1 to 1297, got 0/ },
  {
    name: 'a text of one word for the kernel',
    parameters: { longest: 1 },
    stops: /readNumbers: expected longest as .+ from 64 to 65536, got 1/,
  },
  {
    name: 'a phone without memory',
    parameters: { phone: 0 },
    stops: /readNumbers: expected phone as .+ from 100 to 1000000000, got 0/,
  },
  {
    name: 'a candidate that is no word',
    parameters: { candidates: ['grate', 'xyzzy'] },
    stops: /readWords: expected words that have a vector, got "grate" \(nearest spellings: /,
  },
  {
    name: 'no candidate',
    parameters: { candidates: [] },
    stops: /readWords: expected a list of words, got none/,
  },
  {
    name: 'two words of an analogy',
    parameters: { analogies: ['man king'] },
    stops: /expected 3 words or more, got 2/,
  },
  {
    name: 'an empty row of words',
    parameters: { lineup: { plural: ['dogs'], nobody: [] } },
    stops: /readWords: expected a list of words, got none/,
  },
  {
    name: 'another sentence of two nouns that has an unknown word',
    parameters: { twin: 'the dogs see the xyzzy because they are fast' },
    stops: /readSentence: expected words that have a vector, got "xyzzy"/,
  },
];
