import * as tf from '@tensorflow/tfjs';
import { attentionScores } from './attention-scores.js';
import { causalMask } from './causal-mask.js';
import { checkBias, checkFinite, checkMask, checkPositive, checkShape, checkTensor } from './check.js';
import { maskScores } from './mask-scores.js';
import { softmaxWeights } from './softmax-weights.js';
import { weightedSum } from './weighted-sum.js';

/** What attention can be told. Each changes the scores, in this order: scale, softcap, bias, mask, causal. */
export interface AttentionOptions {
  /** What scores are multiplied by (default 1/√dK). */
  scale?: number;
  /** Bends scores so that they stay between −softcap and softcap: `softcap · tanh(score / softcap)` (default: none). */
  softcap?: number;
  /** float32, stretches to the scores' shape: added to the scores (default: nothing). */
  bias?: tf.Tensor;
  /** bool, stretches to the scores' shape: true where a query may attend (default: everywhere). */
  mask?: tf.Tensor;
  /** Whether query i sees keys 0 to i only (default false). */
  causal?: boolean;
}

/**
 * What attention computes on its way: the scores as softmax gets them, its weights, and the updated words.
 *
 * `Weights` says whether scores and weights were asked for; with `weights: false` they are not there.
 */
export type Attention<Weights extends boolean = true> = {
  /** `[..., n, m]`: scaled, capped, biased and masked, −∞ where masked. */
  scores: IfAsked<Weights>;
  /** `[..., n, m]`: each row sums to 1, or is 0 all along where a query may attend to nothing. */
  weights: IfAsked<Weights>;
  /** `[..., n, dV]` */
  output: tf.Tensor;
};
type IfAsked<Weights extends boolean> = Weights extends true ? tf.Tensor : undefined;

/** Whether weights are asked for. */
export interface WeightsOption<Weights extends boolean = boolean> {
  /**
   * Whether to return scores and weights (default true). Without them `fusedAttention` makes the output:
   * many times quicker for long sentences, in memory that grows with n and not with n². Only where `softcap` is
   * given too, all n² scores are made nevertheless, since `fusedAttention` can't bend them.
   */
  weights?: Weights;
}

/**
 * Lets each query look at all keys and brings back the values it looked at.
 *
 *     Attention(Q, K, V) = softmax(Q Kᵀ / √dK) V
 *
 * Sizes: n queries, m keys with a value each (n and m may differ), dK numbers a query and key, dV a value.
 *
 * @param queries `[..., n, dK]`, rank 2 to 4
 * @param keys `[..., m, dK]`, with the same sizes in front
 * @param values `[..., m, dV]`, with the same sizes in front
 * @param options `scale`, `softcap`, `bias`, `mask` and `causal`
 * @returns scores, weights and output
 * @throws {TypeError} if a tensor is missing or of the wrong type
 * @throws {RangeError} if shapes don't fit, or a number is not finite
 * @see Vaswani et al. 2017, Attention Is All You Need, equation 1, https://arxiv.org/abs/1706.03762
 * @see Gemma Team 2024, Gemma 2, section 2 (softcap), https://arxiv.org/abs/2408.00118
 * @example
 * const queries = tf.tensor2d([[2, 0, 0, 0]]); // dK = 4, so scores are divided by 2
 * const keys = tf.tensor2d([[0, 9, 9, 9], [Math.log(3), 9, 9, 9]]);
 * const values = tf.tensor2d([[40], [80]]);
 * const { scores, weights, output } = scaledDotProductAttention(queries, keys, values);
 * scores; // → [[0, Math.log(3)]]
 * weights; // → [[0.25, 0.75]]
 * output; // → [[70]]
 */
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  options: AttentionOptions = {},
): Attention {
  checkInputs(queries, keys, values, options);
  return tf.tidy(() => {
    const scores = adjustScores(attentionScores(queries, keys), queries.shape.at(-1)!, options);
    const weights = softmaxWeights(scores);
    const output = weightedSum(weights, values);
    return { scores, weights, output };
  });
}

/** Scale, softcap, bias, mask, causal: from plain dot products to what softmax gets. */
function adjustScores(dotProducts: tf.Tensor, dK: number, options: AttentionOptions): tf.Tensor {
  const { scale = 1 / Math.sqrt(dK), softcap, bias, mask, causal = false } = options;
  let scores: tf.Tensor = tf.mul(dotProducts, scale);
  if (softcap !== undefined) scores = tf.mul(tf.tanh(tf.div(scores, softcap)), softcap);
  if (bias) scores = tf.add(scores, bias);
  if (mask) scores = maskScores(scores, mask);
  if (causal) scores = maskScores(scores, causalMask(...(scores.shape.slice(-2) as [number, number])));
  return scores;
}

function checkInputs(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  options: AttentionOptions,
): void {
  const caller = 'scaledDotProductAttention';
  checkTensor(caller, 'queries', queries, [2, 4]);
  checkTensor(caller, 'keys', keys, [2, 4]);
  checkTensor(caller, 'values', values, [2, 4]);
  const [batch, n, dK] = [queries.shape.slice(0, -2), queries.shape.at(-2)!, queries.shape.at(-1)!];
  const m = keys.shape.at(-2)!;
  checkShape(caller, 'keys', keys, [...batch, '*', dK]);
  checkShape(caller, 'values', values, [...batch, m, '*']);
  const { scale, softcap, bias, mask } = options;
  if (scale !== undefined) checkFinite(caller, 'scale', scale);
  if (softcap !== undefined) checkPositive(caller, 'softcap', softcap);
  if (bias) checkBias(caller, bias, [...batch, n, m]);
  if (mask) checkMask(caller, mask, [...batch, n, m]);
}
