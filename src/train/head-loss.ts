import * as tf from '@tensorflow/tfjs';
import type { HeadParams } from '../attention/index.js';
import { checkHead } from '../attention/self-attention.js';
import { checkOptions } from '../check/options.js';
import { checkFinite } from '../check/values.js';
import { checkVectors } from '../text/check-vectors.js';
import type { WordVectors } from '../text/index.js';
import { aboutLoss } from './about-loss.js';
import { candidatesOf } from './candidates.js';
import { checkSentences } from './check-sentences.js';
import { checkWords, type Sentence } from './generate-sentences.js';
import { type SentenceWords, trainingWords } from './head-words.js';
import { sentenceBatch } from './sentence-batch.js';

/** What the loss of a head may be told. */
export interface HeadLossOptions {
  /** The words that each word may be about, beside those of the sentences (`trainingWords`). */
  words?: SentenceWords;
  /** What scores are multiplied by (1/√dK). */
  scale?: number;
}

/**
 * How badly a head's new words tell what they are about: one number, which training makes smaller.
 *
 *     p(c | y) = exp(y · c) / Σ_c' exp(y · c')        loss = mean over judged words of −log p(what the word is about | y)
 *
 * y is the updated word; c and c' are the vectors of all words that could be meant. 0 is perfect; even guessing gives log(their number).
 *
 * @param head what `selfAttention` takes as params
 * @param sentences with what each word is about, as `generateSentences` gives them
 * @param vectors the word vectors
 * @param options words, and what scores are multiplied by
 * @returns a scalar, through which gradients flow
 * @throws {RangeError} if a word has no vector
 * @example
 * const vectors = await loadWordVectors();
 * const silent = { ...(await loadTrainedHead()), wValue: tf.zeros([50, 50]) }; // nothing is handed over: y = 0
 * const sentence = { tokens: ['they', 'run'], about: ['cats', null] };
 * const loss = headLoss(silent, [sentence], vectors); // log(1674): 1673 words of training, and run
 * loss.dataSync()[0].toFixed(3); // → '7.423'
 */
export function headLoss(
  head: HeadParams,
  sentences: readonly Sentence[],
  vectors: WordVectors,
  options: HeadLossOptions = {},
): tf.Scalar {
  checkSentences('headLoss', 'sentences', sentences);
  checkVectors('headLoss', vectors);
  checkHead('headLoss', head, vectors.dModel);
  checkOptions('headLoss', options, { words: checkWords, scale: checkFinite });
  const { words = trainingWords, scale } = options;
  if (sentences.length === 0) throw new RangeError('headLoss: expected one sentence or more, got none');
  return tf.tidy(() => {
    const candidates = candidatesOf('headLoss', vectors, words, sentences);
    return aboutLoss(head, sentenceBatch(sentences, vectors), candidates, scale);
  });
}
