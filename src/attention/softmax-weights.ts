import * as tf from '@tensorflow/tfjs';
import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkPositive } from '../check/values.js';
import { checkMask, checkScores } from './check.js';
import { maskScores } from './mask-scores.js';
import { softmaxRows } from './softmax-rows.js';

/** What `softmaxWeights` can be told. */
export interface SoftmaxOptions {
  /** bool, stretches to the scores' shape: true where a query may attend (default: everywhere). */
  mask?: tf.Tensor;
  /** What scores are divided by: near 0 the largest takes all, at large values all become equal (default 1). */
  temperature?: number;
}

const OPTIONS: OptionChecks<SoftmaxOptions> = { mask: checkLater, temperature: checkPositive };

/**
 * Turns each row of scores into weights between 0 and 1 that sum to 1: step 3 of attention.
 *
 *     A[i, j] = exp(S[i, j] / T) / Σ_k exp(S[i, k] / T)
 *
 * The row's maximum is subtracted first, which changes no weight and lets no exponential overflow.
 * Masked scores count as −∞ and get the weight 0 exactly. A row without a single open score gets zeros only.
 * Sizes: n queries, m keys. T: temperature.
 *
 * @param scores `[..., n, m]`: any numbers, −∞ allowed
 * @param options `mask` and `temperature`
 * @returns `[..., n, m]`: the weights
 * @throws {TypeError} if the scores are no float32 tensor, or the mask is no bool tensor
 * @throws {RangeError} if the mask doesn't fit, the temperature is not above 0, or a score is NaN or ∞
 * @see Bridle 1990, Probabilistic Interpretation of Feedforward Classification Network Outputs, equation 6, https://doi.org/10.1007/978-3-642-76153-9_28
 * @see Hinton et al. 2015, Distilling the Knowledge in a Neural Network, equation 1 (temperature), https://arxiv.org/abs/1503.02531
 * @example
 * const scores = tf.tensor2d([[0, Math.log(3)]]); // exp: 1 and 3, sum 4
 * softmaxWeights(scores); // → [[0.25, 0.75]]
 * softmaxWeights(scores, { temperature: 0.5 }); // → [[0.1, 0.9]]
 * softmaxWeights(scores, { mask: tf.tensor2d([[true, false]], [1, 2], 'bool') }); // → [[1, 0]]
 */
export function softmaxWeights(scores: tf.Tensor, options: SoftmaxOptions = {}): tf.Tensor {
  checkScores('softmaxWeights', 'scores', scores);
  checkOptions('softmaxWeights', options, OPTIONS);
  const { mask, temperature = 1 } = options;
  if (mask !== undefined) checkMask('softmaxWeights', mask, scores.shape);
  return tf.tidy(() => {
    const masked = mask ? maskScores(scores, mask) : scores;
    return softmaxRows(temperature === 1 ? masked : tf.div(masked, temperature));
  });
}
