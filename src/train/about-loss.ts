import * as tf from '@tensorflow/tfjs';
import type { HeadParams } from '../attention/index.js';
import { matrixProduct, transposed } from '../attention/matrix-product.js';
import { throughHead } from '../attention/self-attention.js';
import type { SentenceBatch } from './sentence-batch.js';

/**
 * How badly the updated words tell what they are about. Only the output counts: where the head looks is its own business.
 *
 *     p(c | y) = exp(y · c) / Σ_c' exp(y · c')        loss = mean over judged words of −log p(what the word is about | y)
 *
 * y is the updated word, c and c' are the vectors of all candidates. 0 is perfect; guessing gives log(candidates).
 *
 * @param head what `selfAttention` takes as params
 * @param batch the sentences
 * @param candidates `[candidates, dModel]`: the vectors of all words that could be meant
 * @param scale what scores are multiplied by (default 1/√dK)
 * @returns a scalar
 */
export function aboutLoss(
  head: HeadParams,
  batch: SentenceBatch,
  candidates: tf.Tensor2D,
  scale?: number,
): tf.Scalar {
  return tf.tidy(() => {
    // In full, not by the fused kernel, which machines round differently: training ends in the same head everywhere.
    const { output } = throughHead(batch.x, head, {
      mask: batch.mask,
      ...(scale !== undefined && { scale }),
    });
    const y = tf.reshape(output, batch.about.shape); // all words of all sentences below each other
    const right = tf.sum(tf.mul(y, batch.about), -1); // y · (what it is about)
    const all = tf.logSumExp(matrixProduct(y, transposed(candidates)), -1);
    const losses = tf.mul(tf.sub(all, right), batch.judged);
    return tf.div(tf.sum(losses), tf.sum(batch.judged)) as tf.Scalar;
  });
}
