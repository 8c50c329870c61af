import type * as tf from '@tensorflow/tfjs';
import { embedFor } from '../text/embed.js';
import type { WordVectors } from '../text/index.js';
import { functionWords, type Sentence } from './generate-sentences.js';
import type { SentenceWords } from './head-words.js';

/**
 * The vectors of all words that a sentence may be about: those that sentences are filled with, and what stands in given ones besides.
 *
 * @param caller whose name errors bear
 * @returns `[candidates, dModel]`, yours to dispose
 * @throws {RangeError} if a word has no vector
 */
export function candidatesOf(
  caller: string,
  vectors: WordVectors,
  { nouns, adjectives }: SentenceWords,
  sentences: readonly Sentence[] = [],
): tf.Tensor2D {
  const known = [...nouns.flat(), ...adjectives, ...functionWords];
  const used = sentences.flatMap(({ tokens, about }) => [
    ...tokens,
    ...about.filter((word) => word !== null),
  ]);
  const others = new Set(used);
  for (const word of known) others.delete(word);
  return embedFor(caller, [...known, ...others], vectors);
}
