import type * as tf from '@tensorflow/tfjs';
import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkFinite, checkFlag } from '../check/values.js';
import { checkMask, checkRank, checkShape, checkStretches, checkType } from './check.js';
import { type FusedAttentionOptions, fusedOutput } from './fused-output.js';

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
  return fusedOutput(queries, keys, values, options);
}

const OPTIONS: OptionChecks<FusedAttentionOptions> = {
  scale: checkFinite,
  bias: checkLater,
  mask: checkLater,
  causal: checkFlag,
};

function checkInputs(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  options: FusedAttentionOptions,
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
  checkOptions(caller, options, OPTIONS);
  const { bias, mask } = options;
  if (bias !== undefined) checkType(caller, 'bias', bias, 'float32');
  if (bias !== undefined) checkStretches(caller, 'bias', bias, [...batch, n, m]);
  if (mask !== undefined) checkMask(caller, mask, [...batch, n, m]);
}

/** No numbers at all are no vector, while no vectors at all are fine. */
function checkWidth(name: string, value: tf.Tensor): void {
  if (value.shape.at(-1) === 0)
    throw new RangeError(
      `fusedAttention: expected ${name} of one number or more, got shape [${value.shape.join(', ')}]`,
    );
}
