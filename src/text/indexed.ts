import type { WordVectors } from './word-vectors.js';

/** Puts checked words and values together with the map from word to row. */
export function indexed(words: readonly string[], values: Float32Array, dModel: number): WordVectors {
  const rowOf = new Map(words.map((word, row) => [word, row]));
  if (rowOf.size !== words.length) {
    const twice = words.find((word, row) => rowOf.get(word) !== row);
    throw new RangeError(`wordVectorsFrom: expected each word once, got "${twice}" twice`);
  }
  return { words, rowOf, values, dModel };
}
