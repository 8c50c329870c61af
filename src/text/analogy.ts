import { checkText } from '../check/values.js';
import { checkVectors } from './check-vectors.js';
import { nearest, type SimilarWord } from './nearest.js';
import { checkDirection } from './nearest-words.js';
import { vectorOf, wordAs } from './vector-of.js';
import type { WordVectors } from './word-vectors.js';

/**
 * a is to b as c is to …? The five words nearest to b − a + c, the three words themselves left out.
 *
 * @param vectors the words to choose from
 * @param a a word, such as `'man'`
 * @param b what a becomes, such as `'king'`
 * @param c another word, such as `'woman'`
 * @throws {RangeError} when a word has no vector, or b − a + c is zero
 * @see Tomas Mikolov, Wen-tau Yih, Geoffrey Zweig (2013), Linguistic Regularities in Continuous Space Word Representations,
 *   https://aclanthology.org/N13-1090
 * @example
 * const vectors = await loadWordVectors();
 * analogy(vectors, 'man', 'king', 'woman')[0].word; // → 'queen'
 * analogy(vectors, 'france', 'paris', 'italy')[0].word; // → 'rome'
 */
export function analogy(vectors: WordVectors, a: string, b: string, c: string): SimilarWord[] {
  checkVectors('analogy', vectors);
  for (const [name, word] of Object.entries({ a, b, c })) checkText('analogy', name, word);
  const [from, to, start] = [a, b, c].map((word) => vectorOf(word, vectors, 'analogy'));
  const target = to!.map((value, j) => value - from![j]! + start![j]!);
  checkDirection('analogy', target, 'zeros: b − a + c is nothing');
  return nearest(vectors, target, { count: 5, except: [a, b, c].map((word) => wordAs(vectors, word)) });
}
