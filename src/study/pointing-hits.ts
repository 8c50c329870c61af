import * as tf from '@tensorflow/tfjs';
import { checkTexts } from '../check/values.js';
import type { JoinedWords } from '../model/join-pieces.js';
import { checkAmong, checkAsk, checkSentence } from './check-question.js';
import type { Ask } from './pronoun-panel.js';

/**
 * Which words a head may choose from: `words` leaves out the asking word, special tokens and punctuation;
 * `all` leaves out nothing; a list admits those words alone.
 */
export type Choice = 'words' | 'all' | readonly string[];

/**
 * Asks all heads the same: from this word, is the largest weight on that noun?
 *
 * @param sentence what `joinPieces` returned
 * @param ask word and noun
 * @param among what may be chosen (default `'words'`)
 * @returns `[layerCount][headCount]`: 1 where it is, 0 where not
 * @throws {RangeError} if word or noun don't stand in the sentence exactly once
 * @example
 * const encoder = await loadEncoder();
 * const sentence = joinPieces(encode(encoder, 'Transformers are cool because they are efficient'));
 * const hits = pointingHits(sentence, { word: 'they', noun: 'transformers' });
 * hits[3][1]; // → 1
 */
export function pointingHits(sentence: JoinedWords, ask: Ask, among: Choice = 'words'): number[][] {
  checkSentence('pointingHits', 'sentence', sentence);
  checkAsk('pointingHits', 'ask', ask);
  (typeof among === 'string' ? checkAmong : checkTexts)('pointingHits', 'among', among);
  return hitsOf('pointingHits', sentence, ask, among);
}

/** The same with nothing checked but that the words are there, for `caller`. */
export function hitsOf(caller: string, { words, weights }: JoinedWords, ask: Ask, among: Choice): number[][] {
  const query = placeOf(caller, ask.word, words);
  const noun = placeOf(caller, ask.noun, words);
  const allowed =
    typeof among === 'string'
      ? words.map((word, i) => among === 'all' || (i !== query && isWord(word)))
      : maskOf(
          among.map((word) => placeOf(caller, word, words)),
          words.length,
        );
  const rows = tf.tidy(() => tf.slice(weights, [0, 0, query, 0], [-1, -1, 1, -1]).squeeze([2]).arraySync());
  return (rows as number[][][]).map((heads) =>
    heads.map((row) => Number(row.every((weight, i) => i === noun || !allowed[i] || weight < row[noun]!))),
  );
}

/** The place of a word in a sentence, capitals or not. */
export function placeOf(caller: string, word: string, words: readonly string[]): number {
  const place = words.indexOf(word.toLowerCase());
  if (place < 0 || words.indexOf(word.toLowerCase(), place + 1) >= 0)
    throw new RangeError(`${caller}: expected ${word} exactly once, got ${JSON.stringify(words.join(' '))}`);
  return place;
}

/** Whether a token is a word, and neither a special token nor punctuation. */
export function isWord(token: string): boolean {
  return /^[\p{L}\p{N}]/u.test(token);
}

function maskOf(places: readonly number[], length: number): boolean[] {
  return Array.from({ length }, (_, i) => places.includes(i));
}
