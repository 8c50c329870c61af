import { described } from '../check/described.js';
import type { WordVectors } from './word-vectors.js';

/** Asserts that a value is word vectors. */
export function checkVectors(caller: string, value: unknown): asserts value is WordVectors {
  const vectors = value as Partial<WordVectors> | undefined;
  const isRight =
    Array.isArray(vectors?.words) && vectors.rowOf instanceof Map && vectors.values instanceof Float32Array;
  if (!isRight)
    throw new TypeError(
      `${caller}: expected word vectors, as loadWordVectors gives them, got ${described(value)}`,
    );
}
