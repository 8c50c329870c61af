import { checkText, checkTexts } from '../check/values.js';
import { tokenize } from './tokenize.js';

/**
 * The place of a word in a sentence, the first one if it comes twice; capitals don't matter.
 *
 * @param word a word of the sentence
 * @param words [n]: the sentence's tokens
 * @throws {RangeError} when the sentence hasn't got the word
 * @example
 * placeOf('They', ['they', 'are', 'cool']); // → 0
 */
export function placeOf(word: string, words: readonly string[]): number {
  checkText('placeOf', 'word', word);
  checkTexts('placeOf', 'words', words);
  return placeIn(words, word, { caller: 'placeOf', role: 'a word' });
}

/** The same, for a caller who says what the word is to it. */
export function placeIn(
  words: readonly string[],
  word: string,
  { caller, role }: { caller: string; role: string },
): number {
  const place = word.trim() ? words.indexOf(tokenize(word).join(' ')) : -1;
  if (place >= 0) return place;
  const sentence = words.length > 12 ? `${words.slice(0, 12).join(' ')} …` : words.join(' ');
  throw new RangeError(
    `${caller}: expected ${role} of the sentence "${sentence}", got ${JSON.stringify(word)}`,
  );
}
