import { checkRecords } from '../../check/options.js';
import { checkTexts } from '../../check/values.js';
import type { TranslatorWords } from './translator.js';
import type { WordPair } from './word-pair.js';

const checkSides = checkRecords({ source: checkTexts, target: checkTexts }, { from: () => undefined });

/**
 * All words of some pairs, each once, in the order in which they first occur.
 *
 * @param pairs source and target words
 * @returns the words of either side
 * @example
 * vocabularyOf([numberPair(1, 'german'), numberPair(21, 'german')]).target; // → ['eins', 'ein', 'und', 'zwanzig']
 */
export function vocabularyOf(pairs: readonly WordPair[]): TranslatorWords {
  checkSides('vocabularyOf', 'pairs', pairs);
  return {
    source: [...new Set(pairs.flatMap(({ source }) => source))],
    target: [...new Set(pairs.flatMap(({ target }) => target))],
  };
}
