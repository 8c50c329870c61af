import { checkTexts } from '../check/values.js';
import { checkVectors } from './check-vectors.js';
import { tokensOf } from './tokenize.js';
import { unknownWords } from './unknown-words.js';
import type { WordVectors } from './word-vectors.js';

/**
 * Reads words that somebody typed, each to be looked up by itself.
 *
 * @param texts the words; capitals don't matter
 * @param vectors where they will be looked up
 * @throws {RangeError} when there is none, or one isn't a single word that has a vector
 * @example
 * readWords(['Cats', 'dogs'], await loadWordVectors()); // → ['cats', 'dogs']
 */
export function readWords(texts: readonly string[], vectors: WordVectors): string[] {
  checkTexts('readWords', 'texts', texts);
  checkVectors('readWords', vectors);
  if (texts.length === 0) fail('a list of words', 'none');
  return texts.map((text) => {
    const tokens = tokensOf('readWords', 'words', text);
    if (tokens.length > 1) fail('a single word', JSON.stringify(text));
    if (!vectors.rowOf.has(tokens[0]!)) fail('words that have a vector', unknownWords(tokens, vectors));
    return tokens[0]!;
  });
}

function fail(expected: string, got: string): never {
  throw new RangeError(`readWords: expected ${expected}, got ${got}`);
}
