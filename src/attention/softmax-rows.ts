import * as tf from '@tensorflow/tfjs';

/**
 * Softmax along the last axis: zeros in rows of nothing but −∞, NaN where a NaN is.
 *
 * It needs no look at the numbers, so that no engine has to wait for them: in a closed row exp(−∞) is the 0 that is wanted.
 *
 * @param scores `[..., n, m]`
 */
export function softmaxRows(scores: tf.Tensor): tf.Tensor {
  return withGradient(scores);
}

const withGradient = tf.customGrad((scores, save) => {
  const isClosed = tf.equal(tf.max(scores as tf.Tensor, -1, true), Number.NEGATIVE_INFINITY); // [..., n, 1]
  const weights = tf.where(isClosed, tf.exp(scores as tf.Tensor), tf.softmax(scores as tf.Tensor));
  (save as tf.GradSaveFunc)([weights]);
  return {
    value: weights,
    gradFunc: (dWeights: tf.Tensor, saved: tf.Tensor[]) => scoresGradient(saved[0]!, dWeights),
  };
});

/** Back through softmax: dS = A ∘ dA − A Σ (A ∘ dA). */
export function scoresGradient(weights: tf.Tensor, dWeights: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const products = tf.mul(dWeights, weights);
    return tf.sub(products, tf.mul(tf.sum(products, -1, true), weights));
  });
}
