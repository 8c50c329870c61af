import * as tf from '@tensorflow/tfjs';
import type { AttentionOptions } from './attention-options.js';
import { causalMask } from './causal-mask.js';
import { maskScores } from './mask-scores.js';

/**
 * Scale, softcap, bias, mask, causal: from plain dot products to what softmax gets.
 *
 * @param dotProducts `[..., n, m]`
 * @param dK numbers a query and key
 */
export function adjustScores(dotProducts: tf.Tensor, dK: number, options: AttentionOptions): tf.Tensor {
  const { scale = 1 / Math.sqrt(dK), softcap, bias, mask, causal = false } = options;
  let scores: tf.Tensor = tf.mul(dotProducts, scale);
  if (softcap !== undefined) scores = tf.mul(tf.tanh(tf.div(scores, softcap)), softcap);
  if (bias) scores = tf.add(scores, bias);
  if (mask) scores = maskScores(scores, mask);
  if (causal) scores = maskScores(scores, causalMask(...(scores.shape.slice(-2) as [number, number])));
  return scores;
}
