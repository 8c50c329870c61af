import type { WordVectors } from './word-vectors.js';

/** A word, and the cosine of the angle between its vector and the one asked about: 1 same direction, 0 at right angles. */
export type SimilarWord = {
  word: string;
  similarity: number;
};

/** What is searched for: so many words, and none of some. */
interface Wanted {
  count: number;
  except: readonly string[];
  /** `squaresOf` the vectors, where many are searched for. */
  squares?: Float64Array;
}

/** The words most similar to a vector, the nearest first, among equals the more frequent; words without a direction are left out. */
export function nearest(vectors: WordVectors, vector: ArrayLike<number>, wanted: Wanted): SimilarWord[] {
  const { count, except, squares = squaresOf(vectors) } = wanted;
  const { words, values, dModel } = vectors;
  const target = Float64Array.from(vector);
  const own = target.reduce((sum, value) => sum + value * value, 0);
  const found: SimilarWord[] = [];
  for (let row = 0; row < words.length; row++) {
    let dot = 0;
    for (let j = 0, at = row * dModel; j < dModel; j++, at++) dot += values[at]! * target[j]!;
    const similarity = dot / Math.sqrt(squares[row]! * own); // NaN for zeros, which have no direction
    if (Number.isNaN(similarity) || similarity <= (found[count - 1]?.similarity ?? -2)) continue;
    if (!except.includes(words[row]!)) keepNearest(found, { word: words[row]!, similarity }, count);
  }
  return found;
}

/** [words.length]: of each vector the sum of its squares. */
export function squaresOf({ words, values, dModel }: WordVectors): Float64Array {
  const squares = new Float64Array(words.length);
  for (let i = 0; i < values.length; i++) squares[Math.floor(i / dModel)]! += values[i]! * values[i]!;
  return squares;
}

/** Puts a word where it belongs among those found, the nearest first, and keeps so many. */
export function keepNearest(found: SimilarWord[], one: SimilarWord, count: number): void {
  let at = found.length;
  while (at > 0 && found[at - 1]!.similarity < one.similarity) at--;
  found.splice(at, 0, one);
  found.length = Math.min(found.length, count);
}
