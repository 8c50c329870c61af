import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../check/options.js';
import { checkCount } from '../check/values.js';
import { checkEncoder } from './check-encoder.js';
import { embedTokens } from './embed-tokens.js';
import { realMask, runLayers } from './encode.js';
import type { Encoder } from './load-encoder.js';
import { padTokens, readTokens, told } from './read-tokens.js';
import { unitSentences } from './unit-sentences.js';

/**
 * Gives each text a point in space, so that texts of like meaning are near each other: the `sentence` of `encode`, for many.
 *
 * The product of two rows is the cosine of the angle between them: 1 for the same direction.
 *
 * @param encoder what `loadEncoder` returned
 * @param texts one or more
 * @param options `batchSize`: how many texts are computed together (default 8; no number changes by it)
 * @returns `[texts, dModel]`: rows of length 1
 * @throws {RangeError} if there is no text, or one is empty or longer than the model can read
 * @see Reimers and Gurevych 2019, Sentence-BERT, https://arxiv.org/abs/1908.10084
 * @example
 * embedSentences(await loadEncoder(), ['A cat sleeps.', 'Kittens are resting.']).shape; // → [2, 384]
 */
export function embedSentences(
  encoder: Encoder,
  texts: readonly string[],
  options: { batchSize?: number } = {},
): tf.Tensor2D {
  checkEncoder('embedSentences', encoder);
  checkOptions('embedSentences', options, { batchSize: checkCount });
  const { batchSize = 8 } = options;
  if (!Array.isArray(texts) || texts.length === 0)
    throw new RangeError(`embedSentences: expected one text or more, got ${told(texts)}`);
  const read = texts.map((text) => readTokens('embedSentences', encoder, text));
  return tf.tidy(() => {
    const batches: tf.Tensor2D[] = [];
    for (let first = 0; first < read.length; first += batchSize) {
      const batch = read.slice(first, first + batchSize);
      const lengths = batch.map(({ ids }) => ids.length);
      const n = lengths.reduce((a, b) => Math.max(a, b), 0);
      batches.push(
        tf.tidy(() => {
          const embedded = batch.map((tokens) =>
            embedTokens(encoder, padTokens('embedSentences', encoder, tokens, n)),
          );
          const words = embedded.length === 1 ? embedded[0]! : tf.stack(embedded);
          const mask = realMask(lengths, n);
          const { states } = runLayers(encoder, words, () => mask, { weights: false });
          return unitSentences(states.at(-1)!, lengths, encoder.pooling);
        }),
      );
    }
    return tf.concat(batches) as tf.Tensor2D;
  });
}
