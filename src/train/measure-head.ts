import * as tf from '@tensorflow/tfjs';
import type { HeadParams } from '../attention/index.js';
import { checkHead, throughHead } from '../attention/self-attention.js';
import { checkOptions } from '../check/options.js';
import { checkFinite } from '../check/values.js';
import { checkVectors } from '../text/check-vectors.js';
import type { WordVectors } from '../text/index.js';
import { vectorOf } from '../text/vector-of.js';
import { checkSentences } from './check-sentences.js';
import type { Sentence } from './generate-sentences.js';
import { sentenceBatch } from './sentence-batch.js';

/** How well and how surely a head looks. */
export interface HeadMeasure {
  /** The share of pronouns and adjectives that look most at the noun they are about, from 0 to 1. */
  right: number;
  /** The mean entropy of their weights in bits: 0 where all goes to one word, log2(n) where n words get the same. */
  entropy: number;
}

/**
 * Measures where the words that are about another word look, pronouns and adjectives: how many are right, and how spread out their weights are.
 *
 *     entropy = −Σ_j w_j · log2(w_j), the mean over these words
 *
 * @param head what `selfAttention` takes as params
 * @param sentences with what each word is about, as `generateSentences` gives them
 * @param vectors the word vectors that the head was trained on
 * @param options `scale`: what scores are multiplied by (1/√dK)
 * @returns the share of right looks, and the entropy
 * @throws {RangeError} if no word of the sentences is about another word, or a word has no vector
 * @example
 * const [vectors, head] = [await loadWordVectors(), await loadTrainedHead()];
 * const sentence = { tokens: ['bananas', 'are', 'cool'], about: ['bananas', 'are', 'bananas'] };
 * const even = { ...head, wQuery: tf.zeros([50, 16]) }; // asks nothing: a third of its weight for each word
 * measureHead(even, [sentence], vectors).entropy.toFixed(2); // → '1.58'
 */
export function measureHead(
  head: HeadParams,
  sentences: readonly Sentence[],
  vectors: WordVectors,
  options: { scale?: number } = {},
): HeadMeasure {
  checkSentences('measureHead', 'sentences', sentences);
  if (sentences.length === 0) throw new RangeError('measureHead: expected one sentence or more, got none');
  checkVectors('measureHead', vectors);
  checkHead('measureHead', head, vectors.dModel);
  checkOptions('measureHead', options, { scale: checkFinite });
  checkKnown(sentences, vectors);
  const { scale } = options;
  const rows = tf.tidy(() => {
    const { x, mask } = sentenceBatch(sentences, vectors);
    const { weights } = throughHead(x, head, { mask, ...(scale !== undefined && { scale }) });
    return weights.arraySync() as number[][][];
  });
  const looks = sentences.flatMap(({ tokens, about }, k) =>
    tokens.flatMap((token, i) => {
      if (about[i] === null || about[i] === token) return [];
      const row = rows[k]![i]!.slice(0, tokens.length);
      return [{ isRight: tokens[placeOfMost(row)] === about[i], entropy: entropyOf(row) }];
    }),
  );
  if (looks.length === 0)
    throw new RangeError('measureHead: expected a word that is about another one in the sentences, got none');
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    right: mean(looks.map(({ isRight }) => Number(isRight))),
    entropy: mean(looks.map(({ entropy }) => entropy)),
  };
}

function placeOfMost(weights: readonly number[]): number {
  return weights.reduce((best, weight, j) => (weight > weights[best]! ? j : best), 0);
}

function entropyOf(weights: readonly number[]): number {
  return weights.reduce((sum, w) => (w > 0 ? sum - w * Math.log2(w) : sum), 0);
}

function checkKnown(sentences: readonly Sentence[], vectors: WordVectors): void {
  for (const word of new Set(sentences.flatMap(({ tokens }) => tokens)))
    vectorOf(word, vectors, 'measureHead');
}
