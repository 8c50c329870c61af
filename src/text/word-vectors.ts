import * as tf from '@tensorflow/tfjs';

/**
 * Words and their vectors: plain numbers, so there is nothing to dispose.
 *
 * The vector of `words[i]` is `values[i * dModel]` to `values[(i + 1) * dModel - 1]`, and `rowOf.get(words[i])` is `i`.
 */
export interface WordVectors {
  readonly words: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** [words.length * dModel], row by row */
  readonly values: Float32Array;
  readonly dModel: number;
}

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
  const [rows, dModel] = matrix instanceof tf.Tensor ? matrix.shape : [matrix.length, matrix[0]?.length ?? 0];
  if (rows !== words.length || dModel === 0) {
    throw new RangeError(
      `wordVectorsFrom: expected a matrix [${words.length}, dModel], got [${rows}, ${dModel}]`,
    );
  }
  const values = matrix instanceof tf.Tensor ? Float32Array.from(matrix.dataSync()) : flatten(matrix, dModel);
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) {
    const word = words[Math.floor(at / dModel)];
    throw new RangeError(`wordVectorsFrom: expected finite numbers, got ${values[at]} for "${word}"`);
  }
  return indexed(words, values, dModel);
}

function flatten(matrix: number[][], dModel: number): Float32Array {
  const odd = matrix.findIndex((row) => row.length !== dModel);
  if (odd >= 0) {
    throw new RangeError(
      `wordVectorsFrom: expected ${dModel} numbers in each row, got ${matrix[odd]!.length} in row ${odd}`,
    );
  }
  return Float32Array.from(matrix.flat());
}

/** Puts checked words and values together with the map from word to row. */
export function indexed(words: readonly string[], values: Float32Array, dModel: number): WordVectors {
  const rowOf = new Map(words.map((word, row) => [word, row]));
  if (rowOf.size !== words.length) {
    const twice = words.find((word, row) => rowOf.get(word) !== row);
    throw new RangeError(`wordVectorsFrom: expected each word once, got "${twice}" twice`);
  }
  return { words, rowOf, values, dModel };
}
