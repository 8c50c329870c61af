import { described } from '../check/described.js';
import type { WordVectors } from './word-vectors.js';

/** Word vectors that were found well. They never change, so once is enough. */
const wellKnown = new WeakSet<object>();

/** Asserts that a value is word vectors. */
export function checkVectors(caller: string, value: unknown): asserts value is WordVectors {
  if (wellKnown.has(value as object)) return;
  if (!isRight(value as Partial<WordVectors> | undefined))
    throw new TypeError(
      `${caller}: expected word vectors, as loadWordVectors gives them, got ${described(value)}`,
    );
  wellKnown.add(value as object);
}

function isRight(vectors: Partial<WordVectors> | undefined): boolean {
  const { words, rowOf, values, dModel } = vectors ?? {};
  if (!Array.isArray(words) || !(rowOf instanceof Map) || !(values instanceof Float32Array)) return false;
  const fits =
    typeof dModel === 'number' && values.length === words.length * dModel && rowOf.size === words.length;
  return fits && words.every((word, row) => typeof word === 'string' && rowOf.get(word) === row);
}
