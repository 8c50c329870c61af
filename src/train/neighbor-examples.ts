import { checkSizes, checkTexts, checkWhole } from '../check/values.js';
import { seededRandom } from './seeded-random.js';

/** What stands before the first word and after the last. */
export const EDGE = '.';

/** So many words are strung together in seconds, and fit a kernel's memory. */
export const MOST_WORDS: number = 2 ** 24;

/** A sentence, and for each of its words the two that stand beside it. */
export interface NeighborExample {
  tokens: string[];
  before: string[];
  after: string[];
}

/**
 * Strings words together at random, and tells of each word who stands before it and who after it.
 *
 * @param count how many sentences
 * @param words the words to draw from
 * @param length words in a sentence
 * @param seed the same seed gives the same sentences
 * @throws {RangeError} when there is no word, or they would be more than 2²⁴ words
 * @example
 * const [example] = neighborExamples(1, ['cats'], 2, 7);
 * example; // → { tokens: ['cats', 'cats'], before: ['.', 'cats'], after: ['cats', '.'] }
 */
export function neighborExamples(
  count: number,
  words: readonly string[],
  length: number,
  seed: number,
): NeighborExample[] {
  checkTexts('neighborExamples', 'words', words);
  if (words.length === 0) throw new RangeError('neighborExamples: expected one word or more, got none');
  checkSizes('neighborExamples', { count, length }, MOST_WORDS);
  checkWhole('neighborExamples', 'seed', seed);
  const random = seededRandom(seed);
  const draw = () => words[Math.floor(random() * words.length)]!;
  return Array.from({ length: count }, () => {
    const tokens = Array.from({ length }, draw);
    return { tokens, before: [EDGE, ...tokens.slice(0, -1)], after: [...tokens.slice(1), EDGE] };
  });
}
