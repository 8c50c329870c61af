import * as tf from '@tensorflow/tfjs';
import { checkShape, checkType } from '../attention/check.js';
import { checkHas } from '../check/options.js';
import { type Check, checkTexts } from '../check/values.js';
import type { Encoding } from './encode.js';

/** A sentence in whole words again. */
export type JoinedWords = {
  /** The m words, with `[CLS]`, `[SEP]` and punctuation marks each by itself. */
  words: string[];
  /** `[layerCount, headCount, m, m]`: rows sum to 1, as before. */
  weights: tf.Tensor4D;
};

/**
 * Joins pieces of words (`una ##ffa ##ble`) to words again, and their attention weights with them.
 *
 * What a word's pieces receive is added, for a look at any piece is a look at the word;
 * what its pieces give is averaged, so that the word's weights still sum to 1.
 *
 * @param encoding what `encode` returned
 * @returns words and weights
 * @see Clark et al. 2019, What Does BERT Look At?, section 4.1, https://arxiv.org/abs/1906.04341
 * @example
 * const encoder = await loadEncoder();
 * joinPieces(encode(encoder, 'unaffable')).words; // → ['[CLS]', 'unaffable', '[SEP]']
 */
export function joinPieces(encoding: Pick<Encoding, 'tokens' | 'weights'>): JoinedWords {
  checkHas('joinPieces', 'encoding', encoding, { tokens: checkTexts, weights: checkWeights });
  const { tokens, weights } = encoding;
  if (tokens.length === 0) throw new RangeError('joinPieces: expected one token or more, got none');
  checkShape('joinPieces', 'weights', weights, ['*', '*', tokens.length, tokens.length]);
  const wordOf: number[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (token.startsWith('##') && words.length > 0) words[words.length - 1] += token.slice(2);
    else words.push(token);
    wordOf.push(words.length - 1);
  }
  const [layers, heads, n] = weights.shape;
  const m = words.length;
  const joined = tf.tidy(() => {
    const belongs = tf.tensor2d(wordOf.map((word) => words.map((_, i) => Number(i === word)))); // [n, m]
    const received = tf.matMul(tf.reshape(weights, [-1, n]), belongs); // [layers · heads · n, m]
    const byQuery = tf.transpose(tf.reshape(received, [-1, n, m]), [0, 2, 1]); // [layers · heads, m, n]
    const shares = tf.div(belongs, tf.sum(belongs, 0)); // a piece's share of its word
    const given = tf.matMul(tf.reshape(byQuery, [-1, n]), shares as tf.Tensor2D); // [layers · heads · m, m]
    return tf.reshape(tf.transpose(tf.reshape(given, [-1, m, m]), [0, 2, 1]), [layers, heads, m, m]);
  });
  return { words, weights: joined as tf.Tensor4D };
}

/** Asserts that a value is the weights of all heads of a model, as a tensor. */
export const checkWeights: Check = (caller, name, value) => checkType(caller, name, value, 'float32');
