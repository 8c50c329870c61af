import * as tf from '@tensorflow/tfjs';
import type { Pooling } from './read-pooling.js';

/**
 * One vector for each text, of its first `lengths[i]` tokens: their mean, their largest numbers or the first of them, scaled to length 1.
 *
 * @param words `[n, dModel]` of one text, or `[batch, n, dModel]`
 * @param lengths tokens of each text without padding
 * @returns `[batch, dModel]`
 */
export function unitSentences(words: tf.Tensor, lengths: readonly number[], pooling: Pooling): tf.Tensor2D {
  const [n, dModel] = words.shape.slice(-2) as [number, number];
  return tf.tidy(() => {
    const texts = tf.reshape(words, [lengths.length, n, dModel]);
    const pooled = lengths.map((length, i) =>
      pools[pooling](tf.reshape(tf.slice(texts, [i, 0, 0], [1, length, dModel]), [length, dModel])),
    );
    const stacked = tf.stack(pooled) as tf.Tensor2D;
    return tf.div(stacked, tf.norm(stacked, 'euclidean', 1, true));
  });
}

const pools: Record<Pooling, (tokens: tf.Tensor2D) => tf.Tensor> = {
  mean: (tokens) => tf.mean(tokens, 0),
  max: (tokens) => tf.max(tokens, 0),
  cls: (tokens) => tf.reshape(tf.slice(tokens, [0, 0], [1, -1]), [-1]),
};
