import * as tf from '@tensorflow/tfjs';
import { checkTexts } from '../../check/values.js';

/**
 * Each text as a bag of words: which of some words are in it, whatever their order.
 *
 *     x[i, j] = 1 if word j is in text i, else 0; rows are scaled to length 1
 *
 * @param texts what is looked at
 * @param known texts whose words count; those that they don't have are left out
 * @returns `[texts, words]`
 * @throws {RangeError} if there is no text, or no known word
 * @example
 * wordBags(['dogs chase cats', 'cats chase cats'], ['dogs chase cats']); // → [[0.5774, 0.5774, 0.5774], [0, 0.7071, 0.7071]]
 */
export function wordBags(texts: readonly string[], known: readonly string[]): tf.Tensor2D {
  checkTexts('wordBags', 'texts', texts);
  checkTexts('wordBags', 'known', known);
  const words = [...new Set(known.flatMap(wordsOf))];
  if (texts.length === 0 || words.length === 0)
    throw new RangeError('wordBags: expected a text and a known word at least, got none');
  const rows = texts.map((text) => {
    const found = new Set(wordsOf(text));
    const length = Math.sqrt(words.filter((word) => found.has(word)).length) || 1;
    return words.map((word) => (found.has(word) ? 1 / length : 0));
  });
  return tf.tensor2d(rows);
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
