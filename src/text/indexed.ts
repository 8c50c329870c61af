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

/** Puts checked words and values together with the map from word to row. */
export function indexed(words: readonly string[], values: Float32Array, dModel: number): WordVectors {
  const rowOf = new Map(words.map((word, row) => [word, row]));
  if (rowOf.size !== words.length) {
    const twice = words.find((word, row) => rowOf.get(word) !== row);
    throw new RangeError(`wordVectorsFrom: expected each word once, got "${twice}" twice`);
  }
  return { words, rowOf, values, dModel };
}
