import { checkHas } from '../check/options.js';
import { checkText, checkTexts } from '../check/values.js';
import { isWord, placeOf } from './pointing-hits.js';
import type { Ask } from './pronoun-panel.js';

/**
 * What guessing without any attention would point at: rules that a head has to beat.
 *
 * @param words the sentence's words, as `joinPieces` returns them
 * @param ask word and noun: only the word is used
 * @param nouns all nouns of the sentence
 * @returns for each rule, the place of the word it points at; −1 where it finds none
 * @throws {RangeError} if a word doesn't stand in the sentence exactly once
 * @example
 * const words = ['[CLS]', 'dogs', 'chase', 'cats', 'because', 'they', 'run', '[SEP]'];
 * const guesses = simpleGuesses(words, { word: 'they', noun: 'cats' }, ['dogs', 'cats']);
 * guesses['nearest noun']; // → 3
 */
export function simpleGuesses(
  words: readonly string[],
  ask: Ask,
  nouns: readonly string[],
): Record<string, number> {
  checkTexts('simpleGuesses', 'words', words);
  checkHas('simpleGuesses', 'ask', ask, { word: checkText });
  checkTexts('simpleGuesses', 'nouns', nouns);
  if (words.length === 0) throw new RangeError('simpleGuesses: expected one word or more, got none');
  const query = placeOf('simpleGuesses', ask.word, words);
  const others = words.flatMap((token, i) => (isWord(token) && i !== query ? [i] : []));
  const places = nouns.map((noun) => placeOf('simpleGuesses', noun, words));
  const lengthOf = (i: number) => words[i]!.length;
  return {
    'first token, [CLS]': 0,
    'last token, [SEP]': words.length - 1,
    'punctuation before [SEP]': isWord(words.at(-2)!) ? -1 : words.length - 2,
    'previous word': others.findLast((i) => i < query) ?? -1,
    'next word': others.find((i) => i > query) ?? -1,
    'first word': others[0] ?? -1,
    'longest word': least(others, (i) => -lengthOf(i)),
    'first noun': least(places, (i) => i),
    'nearest noun': least(places, (i) => Math.abs(i - query)),
    'longest noun': least(places, (i) => -lengthOf(i)),
  };
}

/** The first of the places with the least cost; −1 if there is none. */
export function least(places: readonly number[], cost: (place: number) => number): number {
  return places.reduce((best, place) => (best < 0 || cost(place) < cost(best) ? place : best), -1);
}
