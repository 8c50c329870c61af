import * as tf from '@tensorflow/tfjs';
import { checkTexts } from '../check/values.js';
import { checkVectors } from './check-vectors.js';
import { vectorOf } from './vector-of.js';
import type { WordVectors } from './word-vectors.js';

/**
 * Looks up the vector of each token: words become numbers.
 *
 * X [n, dModel]; row i is the vector of token i, whatever stands around it.
 *
 * @param tokens [n]: words in lower case, as `tokenize` gives them
 * @param vectors where to look them up
 * @returns X [n, dModel], yours to dispose
 * @throws {RangeError} when there is no token, or a token has no vector; the message offers the nearest spellings
 * @example
 * const x = embed(['they', 'are', 'cool'], await loadWordVectors());
 * x.shape; // → [3, 50]
 */
export function embed(tokens: readonly string[], vectors: WordVectors): tf.Tensor2D {
  return embedFor('embed', tokens, vectors);
}

/** The same, for a caller whose name its errors bear. */
export function embedFor(caller: string, tokens: readonly string[], vectors: WordVectors): tf.Tensor2D {
  checkTexts(caller, 'tokens', tokens);
  checkVectors(caller, vectors);
  if (tokens.length === 0) throw new RangeError(`${caller}: expected at least one token, got none`);
  const values = new Float32Array(tokens.length * vectors.dModel);
  tokens.forEach((token, i) => {
    values.set(vectorOf(token, vectors, caller), i * vectors.dModel);
  });
  return tf.tensor2d(values, [tokens.length, vectors.dModel]);
}
