import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkCount, checkFlag, checkText } from '../check/values.js';
import { checkVectors } from './check-vectors.js';
import { guessAsker, guessMeant } from './guess-pair.js';
import { placeIn } from './place-of.js';
import { tokensOf } from './tokenize.js';
import { unknownWords } from './unknown-words.js';
import type { WordVectors } from './word-vectors.js';

/** What a sentence has to fit; everything is optional. */
export interface SentenceOptions {
  /** Where its words will be looked up; without them every word is known. */
  vectors?: WordVectors;
  /** Go on without words that have no vector, instead of stopping (false). */
  skipUnknown?: boolean;
  /** How many words it must have (1). */
  least?: number;
  /** How many it may have (100: more can't be drawn). */
  most?: number;
  /** The word that looks (the first pronoun; where there is none, the last word). */
  asker?: string;
  /** The word that it is held against (the first other one that isn't a small word). */
  meant?: string;
}

/** A sentence that can be worked with. */
export interface ReadSentence {
  /** [n]: its tokens, in lower case. */
  words: string[];
  /** What was left out, having no vector. */
  leftOut: string[];
  /** The place of `asker` in `words`. */
  from: number;
  /** The place of `meant` in `words`. */
  to: number;
}

const OPTIONS: OptionChecks<SentenceOptions> = {
  vectors: (caller, _, value) => checkVectors(caller, value),
  skipUnknown: checkFlag,
  least: checkCount,
  most: checkCount,
  asker: checkText,
  meant: checkText,
};

/**
 * Reads a sentence that somebody typed: its tokens, and the places of two words to follow, or one sentence that says what is
 * wrong with it.
 *
 * @param text the sentence
 * @param options vectors, limits, the two words
 * @throws {TypeError} when the sentence is no text, or an option of another kind
 * @throws {RangeError} when a word has no vector, words are too few or too many, or the two words aren't among them
 * @example
 * const { words, from, to } = readSentence('Cats sleep because they are old');
 * words; // → ['cats', 'sleep', 'because', 'they', 'are', 'old']
 * [words[from], words[to]]; // → ['they', 'cats']
 */
export function readSentence(text: string, options: SentenceOptions = {}): ReadSentence {
  checkOptions('readSentence', options, OPTIONS);
  const { vectors, skipUnknown = false, least = 1, most = 100, asker, meant } = options;
  const tokens = tokensOf('readSentence', 'the sentence', text);
  const leftOut = vectors ? tokens.filter((token) => !vectors.rowOf.has(token)) : [];
  if (leftOut.length > 0 && !skipUnknown) {
    fail(
      'words that have a vector',
      `${unknownWords(leftOut, vectors!)}; skipUnknown = true goes on without`,
    );
  }
  const words = tokens.filter((token) => !leftOut.includes(token));
  const known = leftOut.length > 0 ? ' that have a vector' : '';
  if (words.length < least) fail(`${counted(least)} or more${known}`, `${words.length}`);
  if (words.length > most) fail(`at most ${counted(most)}`, `${words.length}`);
  const placeAs = (role: string) => ({ caller: 'readSentence', role: `${role} to be a word` });
  const from = asker === undefined ? guessAsker(words) : placeIn(words, asker, placeAs('asker'));
  const to = meant === undefined ? guessMeant(words, from) : placeIn(words, meant, placeAs('meant'));
  return { words, leftOut, from, to };
}

function counted(count: number): string {
  return count === 1 ? '1 word' : `${count} words`;
}

function fail(expected: string, got: string): never {
  throw new RangeError(`readSentence: expected ${expected}, got ${got}`);
}
