import * as tf from '@tensorflow/tfjs';
import { described } from '../check/described.js';
import { checkTexts } from '../check/values.js';
import { indexed, type WordVectors } from './indexed.js';

export type { WordVectors } from './indexed.js';

/**
 * Makes word vectors of your own words and numbers, to use wherever the kit takes word vectors.
 *
 * @param words the words, each once
 * @param matrix [words.length, dModel]: one row of numbers for each word, as a tensor or as nested arrays
 * @throws {RangeError} when words and rows don't match in number, a word comes twice, or a number is not finite
 * @example
 * const vectors = wordVectorsFrom(['cat', 'dog', 'car'], [[2, 1], [2, 2], [-3, 0]]);
 * nearestWords(vectors, 'cat', 1)[0].word; // → 'dog'
 */
export function wordVectorsFrom(words: readonly string[], matrix: tf.Tensor2D | number[][]): WordVectors {
  checkTexts('wordVectorsFrom', 'words', words);
  const rows = rowsOf(matrix);
  const dModel = rows[0]?.length ?? 0;
  if (rows.length !== words.length || dModel === 0)
    fail(`a matrix [${words.length}, dModel]`, `[${rows.length}, ${dModel}]`);
  const values = new Float32Array(rows.length * dModel);
  rows.forEach((row, i) => {
    if (row.length !== dModel) fail(`${dModel} numbers in each row`, `${row.length} in row ${i}`);
    const odd = row.findIndex((value) => typeof value !== 'number' || !Number.isFinite(Math.fround(value)));
    if (odd >= 0) fail('finite numbers', `${described(row[odd])} for "${words[i]}"`);
    values.set(row, i * dModel);
  });
  return indexed(words, values, dModel);
}

function rowsOf(matrix: unknown): number[][] {
  const rows: unknown = matrix instanceof tf.Tensor && !matrix.isDisposed ? matrix.arraySync() : matrix;
  if (Array.isArray(rows) && rows.every((row) => Array.isArray(row))) return rows;
  return fail('a matrix as a tensor or as rows of numbers', described(matrix));
}

function fail(expected: string, got: string): never {
  throw new RangeError(`wordVectorsFrom: expected ${expected}, got ${got}`);
}
