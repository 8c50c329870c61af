import * as tf from '@tensorflow/tfjs';
import type { HeadParams } from '../attention/index.js';
import { checkHead, throughHead } from '../attention/self-attention.js';
import { checkVectors } from '../text/check-vectors.js';
import { embedFor } from '../text/embed.js';
import type { WordVectors } from '../text/index.js';
import { checkSentences } from './check-sentences.js';
import type { Sentence } from './generate-sentences.js';

/**
 * Counts how often a head looks where a reader would: of the words that are about another word, pronouns and adjectives,
 * how many give that word the largest of their weights.
 *
 * @param head what `selfAttention` takes as params
 * @param sentences with what each word is about, as `generateSentences` gives them
 * @param vectors the word vectors that the head was trained on
 * @returns `judged`, the number of pronouns and adjectives, and `right`, how many of them look most at the right noun
 * @example
 * const [vectors, head] = [await loadWordVectors(), await loadTrainedHead()];
 * const sentence = { tokens: ['bananas', 'are', 'cool'], about: ['bananas', 'are', 'bananas'] };
 * judgeHead(head, [sentence], vectors); // → { judged: 1, right: 1 }
 */
export function judgeHead(
  head: HeadParams,
  sentences: readonly Sentence[],
  vectors: WordVectors,
): { judged: number; right: number } {
  checkSentences('judgeHead', 'sentences', sentences);
  checkVectors('judgeHead', vectors);
  checkHead('judgeHead', head, vectors.dModel);
  const looks = sentences.flatMap(({ tokens, about }) => {
    const lookedAt = mostLookedAt(tokens, head, vectors);
    const judged = [...tokens.keys()].filter((i) => about[i] !== null && about[i] !== tokens[i]);
    return judged.map((i) => lookedAt[i] === about[i]);
  });
  return { judged: looks.length, right: looks.filter(Boolean).length };
}

/** For each word the word that it gives the largest weight. */
function mostLookedAt(tokens: string[], head: HeadParams, vectors: WordVectors): string[] {
  const places = tf.tidy(() => {
    const { weights } = throughHead(embedFor('judgeHead', tokens, vectors), head, {});
    return tf.argMax(weights, -1).arraySync() as number[];
  });
  return places.map((place) => tokens[place]!);
}
