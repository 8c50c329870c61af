import * as tf from '@tensorflow/tfjs';

/**
 * Closes what a mask forbids: a score stays where the mask is true, and becomes −∞ where it is false.
 *
 * The mask may be smaller than the scores (`[m]` or `[1, m]` for all queries alike): it is stretched over them.
 *
 * @param scores `[..., n, m]`
 * @param mask bool, stretches to `[..., n, m]`
 */
export function maskScores(scores: tf.Tensor, mask: tf.Tensor): tf.Tensor {
  const open = tf.zeros(mask.shape);
  const closed = tf.fill(mask.shape, Number.NEGATIVE_INFINITY);
  return tf.add(scores, tf.where(mask, open, closed));
}
