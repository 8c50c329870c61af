import type * as tf from '@tensorflow/tfjs';
import { type Attention, attend } from './attend.js';
import { type AttentionOptions, attentionChecks, checkAttentionOptions } from './attention-options.js';
import { checkShape, checkTensor } from './check.js';

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
  return attend(queries, keys, values, options);
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
  checkAttentionOptions(caller, options, attentionChecks, [...batch, n, m]);
}
