import * as tf from '@tensorflow/tfjs';

/**
 * Softmax along the last axis: zeros in rows of nothing but −∞, NaN where a NaN is.
 *
 * @param scores `[..., n, m]`
 */
export function softmaxRows(scores: tf.Tensor): tf.Tensor {
  return withGradient(scores);
}

const withGradient = tf.customGrad((scores, save) => {
  const weights = weightsOf(scores as tf.Tensor);
  (save as tf.GradSaveFunc)([weights]);
  return {
    value: weights,
    gradFunc: (dWeights: tf.Tensor, saved: tf.Tensor[]) => scoresGradient(saved[0]!, dWeights),
  };
});

/** Closed rows are rare, so a look at the n maxima is quicker than work on all n · m scores. There exp(−∞) is the 0 that is wanted. */
function weightsOf(scores: tf.Tensor): tf.Tensor {
  const maxima = tf.max(scores, -1, true); // [..., n, 1]
  if (!maxima.dataSync().includes(Number.NEGATIVE_INFINITY)) return tf.softmax(scores);
  const isClosed = tf.equal(maxima, Number.NEGATIVE_INFINITY);
  return tf.where(isClosed, tf.exp(scores), tf.softmax(scores));
}

/** Back through softmax: dS = A ∘ dA − A Σ (A ∘ dA). */
export function scoresGradient(weights: tf.Tensor, dWeights: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const products = tf.mul(dWeights, weights);
    return tf.sub(products, tf.mul(tf.sum(products, -1, true), weights));
  });
}
