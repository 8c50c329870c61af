import * as tf from '@tensorflow/tfjs';
import { described } from '../check/described.js';
import { checkCount } from '../check/values.js';
import { checkVectors } from './check-vectors.js';
import { nearest, type SimilarWord } from './nearest.js';
import { vectorOf, wordAs } from './vector-of.js';
import type { WordVectors } from './word-vectors.js';

/**
 * The words whose vectors point most nearly in the same direction, the nearest first.
 *
 * similarity(a, b) = a · b / (|a| |b|)
 *
 * A word whose vector is zero has no direction and is near nothing: it is left out.
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
  checkVectors('nearestWords', vectors);
  checkCount('nearestWords', 'count', count);
  const self = typeof wordOrVector === 'string' ? [wordAs(vectors, wordOrVector)] : [];
  return nearest(vectors, numbersOf(vectors, wordOrVector), { count, except: self });
}

function numbersOf(vectors: WordVectors, from: string | tf.Tensor | ArrayLike<number>): ArrayLike<number> {
  if (typeof from === 'string') {
    const own = vectorOf(from, vectors, 'nearestWords');
    checkDirection('nearestWords', own, `the zeros of ${JSON.stringify(from)}`);
    return own;
  }
  const isTensor = from instanceof tf.Tensor && !from.isDisposed;
  if (!isTensor && !Array.isArray(from) && !ArrayBuffer.isView(from))
    throw new TypeError(`nearestWords: expected a word or a vector, got ${described(from)}`);
  const numbers = Array.from<unknown>(isTensor ? from.dataSync() : (from as ArrayLike<number>));
  const shape = isTensor ? from.shape : [numbers.length];
  if (numbers.length !== vectors.dModel || shape.at(-1) !== vectors.dModel) {
    throw new RangeError(`nearestWords: expected a vector [${vectors.dModel}], got [${shape.join(', ')}]`);
  }
  const odd = numbers.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0)
    throw new RangeError(
      `nearestWords: expected a vector of finite numbers, got ${described(numbers[odd])} at [${odd}]`,
    );
  checkDirection('nearestWords', numbers as number[]);
  return numbers as number[];
}

/** Refuses a vector that points nowhere. */
export function checkDirection(caller: string, vector: ArrayLike<number>, zeros?: string): void {
  const squared = Array.from(vector).reduce((sum, value) => sum + value * value, 0);
  if (squared > 0 && Number.isFinite(squared)) return;
  const got = squared === 0 && zeros ? zeros : `one of length ${Math.sqrt(squared)}`;
  throw new RangeError(`${caller}: expected a vector with a direction, got ${got}`);
}
