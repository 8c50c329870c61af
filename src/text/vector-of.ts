import { unknownWords } from './unknown-words.js';
import type { WordVectors } from './word-vectors.js';

/** The row of numbers that belongs to a word (a view, not a copy); an unknown word is an error that offers similar spellings. */
export function vectorOf(word: string, vectors: WordVectors, caller: string): Float32Array {
  const row = vectors.rowOf.get(wordAs(vectors, word));
  if (row === undefined) {
    const expected = `one of the ${vectors.words.length} words that have a vector`;
    throw new RangeError(`${caller}: expected ${expected}, got ${unknownWords([word], vectors)}`);
  }
  return vectors.values.subarray(row * vectors.dModel, (row + 1) * vectors.dModel);
}

/** A word as the vectors spell it: as it is given, or else in lower case. */
export function wordAs({ rowOf }: WordVectors, word: string): string {
  return rowOf.has(word) ? word : `${word}`.toLowerCase();
}
