import * as tf from '@tensorflow/tfjs';

/**
 * The mean of each text's first `lengths[i]` tokens, scaled to length 1.
 *
 * @param words `[n, dModel]` of one text, or `[batch, n, dModel]`
 * @param lengths tokens of each text without padding
 * @returns `[batch, dModel]`
 */
export function unitMeans(words: tf.Tensor, lengths: readonly number[]): tf.Tensor2D {
  const [n, dModel] = words.shape.slice(-2) as [number, number];
  return tf.tidy(() => {
    const texts = tf.unstack(tf.reshape(words, [lengths.length, n, dModel])) as tf.Tensor2D[];
    const means = texts.map((text, i) => tf.mean(tf.slice(text, [0, 0], [lengths[i]!, dModel]), 0));
    const stacked = tf.stack(means) as tf.Tensor2D;
    return tf.div(stacked, tf.norm(stacked, 'euclidean', 1, true));
  });
}
