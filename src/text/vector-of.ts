import { nearestSpellings } from './nearest-spellings.js';
import type { WordVectors } from './word-vectors.js';

/** The row of numbers that belongs to a word (a view, not a copy); an unknown word is an error that offers similar spellings. */
export function vectorOf(word: string, vectors: WordVectors, caller: string): Float32Array {
  const row = vectors.rowOf.get(word);
  if (row === undefined) throw new RangeError(`${caller}: ${unknownWord(word, vectors)}`);
  return vectors.values.subarray(row * vectors.dModel, (row + 1) * vectors.dModel);
}

function unknownWord(word: string, vectors: WordVectors): string {
  const similar = nearestSpellings(word, vectors.words, 3).map((other) => JSON.stringify(other));
  const offer = similar.length
    ? `; nearest spellings: ${similar.join(', ')}`
    : '; no word is spelled like it';
  return `expected one of the ${vectors.words.length} words that have a vector, got ${JSON.stringify(word)}${offer}`;
}
