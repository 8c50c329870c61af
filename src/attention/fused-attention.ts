import type * as tf from '@tensorflow/tfjs';
import { fusedAvailable } from '../fused/kernel.js';
import { checkFinite, checkRank, checkShape, checkStretches, checkType } from './check.js';
import { plainAttention, type SettledOptions } from './plain-attention.js';
import type { AttentionOptions } from './scaled-dot-product-attention.js';
import { hasKernel, runFusedAttention } from './tensor-kernels.js';

/** What fused attention can be told: all that `scaledDotProductAttention` can, except `softcap`. */
export type FusedAttentionOptions = Omit<AttentionOptions, 'softcap'>;

/**
 * The output of `scaledDotProductAttention` without its weights: many times quicker, in memory that grows with n, not n².
 *
 *     Attention(Q, K, V) = softmax(Q Kᵀ / √dK) V
 *
 * Scores are made block by block, used at once and forgotten (FlashAttention); so are they again for the gradients.
 * It runs in WebAssembly on the wasm and cpu backends, in several threads where they pay, and by TensorFlow.js's own
 * operations everywhere else. Numbers are not looked at: a NaN comes out in each row that it went into, and no other.
 * Sizes: n queries, m keys with a value each, dK numbers a query and key, dV a value. With m = 0 all output is 0.
 *
 * @param queries `[..., n, dK]`, rank 2 to 4
 * @param keys `[..., m, dK]`, with the same sizes in front
 * @param values `[..., m, dV]`, with the same sizes in front
 * @param options `scale`, `bias`, `mask` and `causal`
 * @returns `[..., n, dV]`: the output
 * @throws {TypeError} if a tensor is missing or of the wrong type
 * @throws {RangeError} if shapes don't fit, or the scale is not finite
 * @see Dao et al. 2022, FlashAttention, algorithm 1, https://arxiv.org/abs/2205.14135
 * @see Milakov and Gimelshein 2018, Online normalizer calculation for softmax, algorithm 3, https://arxiv.org/abs/1805.02867
 * @example
 * const queries = tf.tensor2d([[2, 0, 0, 0]]); // dK = 4, so scores are divided by 2
 * const keys = tf.tensor2d([[0, 9, 9, 9], [Math.log(3), 9, 9, 9]]);
 * const values = tf.tensor2d([[40], [80]]);
 * fusedAttention(queries, keys, values); // → [[70]]
 */
export function fusedAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  options: FusedAttentionOptions = {},
): tf.Tensor {
  checkInputs(queries, keys, values, options);
  const { scale = 1 / Math.sqrt(queries.shape.at(-1)!), causal = false, bias, mask } = options;
  const settled: SettledOptions = { scale, causal, bias, mask };
  const attend = hasKernel() && fusedAvailable() ? runFusedAttention : plainAttention;
  return attend(queries, keys, values, settled);
}

function checkInputs(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  { scale, bias, mask }: FusedAttentionOptions,
): void {
  const caller = 'fusedAttention';
  checkRank(caller, 'queries', queries, [2, 4]);
  checkRank(caller, 'keys', keys, [2, 4]);
  checkRank(caller, 'values', values, [2, 4]);
  const [batch, n, dK] = [queries.shape.slice(0, -2), queries.shape.at(-2)!, queries.shape.at(-1)!];
  const m = keys.shape.at(-2)!;
  checkShape(caller, 'keys', keys, [...batch, '*', dK]);
  checkShape(caller, 'values', values, [...batch, m, '*']);
  checkWidth('queries', queries);
  checkWidth('values', values);
  if (scale !== undefined) checkFinite(caller, 'scale', scale);
  if (bias) checkType(caller, 'bias', bias, 'float32');
  if (bias) checkStretches(caller, 'bias', bias, [...batch, n, m]);
  if (mask) checkType(caller, 'mask', mask, 'bool');
  if (mask) checkStretches(caller, 'mask', mask, [...batch, n, m]);
}

/** No numbers at all are no vector, while no vectors at all are fine. */
function checkWidth(name: string, value: tf.Tensor): void {
  if (value.shape.at(-1) === 0)
    throw new RangeError(
      `fusedAttention: expected ${name} of one number or more, got shape [${value.shape.join(', ')}]`,
    );
}
