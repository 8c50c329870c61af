import * as tf from '@tensorflow/tfjs';
import { vectorOf, wordAs } from './vector-of.js';
import type { WordVectors } from './word-vectors.js';

/** A word, and the cosine of the angle between its vector and the one asked about: 1 same direction, 0 at right angles. */
export type SimilarWord = {
  word: string;
  similarity: number;
};

/**
 * The words whose vectors point most nearly in the same direction, the nearest first.
 *
 * similarity(a, b) = a · b / (|a| |b|)
 *
 * @param vectors the words to choose from
 * @param wordOrVector a word (it is left out of its own neighbours), or any vector of `dModel` numbers
 * @param count how many words (10)
 * @throws {RangeError} when the word has no vector, or the vector doesn't fit or is zero
 * @example
 * const vectors = wordVectorsFrom(['cat', 'dog', 'car'], [[3, 4], [4, 3], [-3, -4]]);
 * nearestWords(vectors, 'cat', 2); // → [{ word: 'dog', similarity: 0.96 }, { word: 'car', similarity: -1 }]
 */
export function nearestWords(
  vectors: WordVectors,
  wordOrVector: string | tf.Tensor | ArrayLike<number>,
  count = 10,
): SimilarWord[] {
  if (!(Number.isInteger(count) && count > 0)) {
    throw new RangeError(`nearestWords: expected count to be a whole number above 0, got ${count}`);
  }
  const self = typeof wordOrVector === 'string' ? [wordAs(vectors, wordOrVector)] : [];
  return nearest(vectors, numbersOf(vectors, wordOrVector), { count, except: self });
}

/** The search itself: all words but some, sorted by similarity. */
export function nearest(
  vectors: WordVectors,
  vector: ArrayLike<number>,
  { count, except }: { count: number; except: readonly string[] },
): SimilarWord[] {
  const all = vectors.words.map((word, row) => ({ word, similarity: similarityToRow(vectors, row, vector) }));
  return all
    .filter(({ word }) => !except.includes(word))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, count);
}

function similarityToRow({ values, dModel }: WordVectors, row: number, vector: ArrayLike<number>): number {
  let dot = 0;
  let rowSquared = 0;
  let vectorSquared = 0;
  for (let j = 0; j < dModel; j++) {
    const [a, b] = [values[row * dModel + j]!, vector[j]!];
    dot += a * b;
    rowSquared += a * a;
    vectorSquared += b * b;
  }
  return rowSquared === 0 ? 0 : dot / Math.sqrt(rowSquared * vectorSquared);
}

function numbersOf(vectors: WordVectors, from: string | tf.Tensor | ArrayLike<number>): ArrayLike<number> {
  if (typeof from === 'string') return vectorOf(from, vectors, 'nearestWords');
  const numbers = from instanceof tf.Tensor ? from.dataSync() : from;
  const shape = from instanceof tf.Tensor ? from.shape : [from.length];
  if (numbers.length !== vectors.dModel || shape.at(-1) !== vectors.dModel) {
    throw new RangeError(`nearestWords: expected a vector [${vectors.dModel}], got [${shape.join(', ')}]`);
  }
  const squared = Array.from(numbers).reduce((sum, value) => sum + value * value, 0);
  if (!(squared > 0 && Number.isFinite(squared))) {
    throw new RangeError(
      `nearestWords: expected a vector with a direction, got one of length ${Math.sqrt(squared)}`,
    );
  }
  return numbers;
}
