import * as tf from '@tensorflow/tfjs';
import type { OptionChecks } from '../check/options.js';
import { checkFlag } from '../check/values.js';
import { type Attention, attend } from './attend.js';
import {
  type AttentionOptions,
  attentionChecks,
  checkAttentionOptions,
  type WeightsOption,
} from './attention-options.js';
import { checkShapes, checkTensor } from './check.js';
import { checkParamNames } from './param-names.js';
import { projected } from './project.js';

/** The three learned matrices of one attention head. */
export interface HeadParams {
  /** `[dModel, dK]` */
  wQuery: tf.Tensor;
  /** `[dModel, dK]` */
  wKey: tf.Tensor;
  /** `[dModel, dV]` */
  wValue: tf.Tensor;
}

/** All that self-attention computes on its way. With `weights: false`, scores and weights are not there. */
export type SelfAttention<Weights extends boolean = true> = Attention<Weights> & {
  /** `[..., n, dK]`: what each word asks for. */
  queries: tf.Tensor;
  /** `[..., n, dK]`: what each word is found by. */
  keys: tf.Tensor;
  /** `[..., n, dV]`: what each word gives. */
  values: tf.Tensor;
};

/**
 * Updates each word of a sentence by what the others say: all steps of attention, for all words at once.
 *
 *     Q = X W_Q   K = X W_K   V = X W_V   Y = softmax(Q Kᵀ / √dK) V
 *
 * Sizes: n words, dModel numbers a word, dK a query and key, dV a value.
 *
 * @param x `[..., n, dModel]`, rank 2 to 4: the words
 * @param params `wQuery` and `wKey` `[dModel, dK]`, `wValue` `[dModel, dV]`
 * @param options as for `scaledDotProductAttention`, and `weights: false` to leave out scores and weights (with `softcap`, that saves no memory)
 * @returns queries, keys, values, scores, weights and output, each to be looked at
 * @throws {TypeError} if a tensor is missing or of the wrong type
 * @throws {RangeError} if shapes don't fit, or a number is not finite
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.2, https://arxiv.org/abs/1706.03762
 * @example
 * const x = tf.tensor2d([[1, 0], [0, 1]]);
 * const wQuery = tf.tensor2d([[0], [Math.log(3)]]); // the second word asks, the first doesn't
 * const wKey = tf.tensor2d([[0], [1]]);
 * const wValue = tf.tensor2d([[40], [80]]);
 * const { weights, output } = selfAttention(x, { wQuery, wKey, wValue });
 * weights; // → [[0.5, 0.5], [0.25, 0.75]]
 * output; // → [[60], [70]]
 */
export function selfAttention<Weights extends boolean = true>(
  x: tf.Tensor,
  params: HeadParams,
  options: AttentionOptions & WeightsOption<Weights> = {},
): SelfAttention<Weights> {
  checkInputs(x, params, options);
  return throughHead(x, params, options);
}

/** The same with nothing checked, for what the kit has made itself. */
export function throughHead<Weights extends boolean = true>(
  x: tf.Tensor,
  { wQuery, wKey, wValue }: HeadParams,
  options: AttentionOptions & WeightsOption<Weights>,
): SelfAttention<Weights> {
  return tf.tidy(() => {
    const queries = projected(x, wQuery);
    const keys = projected(x, wKey);
    const values = projected(x, wValue);
    return { queries, keys, values, ...attend<Weights>(queries, keys, values, options) };
  });
}

const OPTIONS: OptionChecks<AttentionOptions & WeightsOption> = { ...attentionChecks, weights: checkFlag };

function checkInputs(x: tf.Tensor, params: HeadParams, options: AttentionOptions & WeightsOption): void {
  const caller = 'selfAttention';
  checkTensor(caller, 'x', x, [2, 4]);
  const [n, dModel] = x.shape.slice(-2) as [number, number];
  checkHead(caller, params, dModel);
  checkAttentionOptions(caller, options, OPTIONS, [...x.shape.slice(0, -2), n, n]);
}

/** Asserts that the matrices of one head fit words of `dModel` numbers, and each other. */
export function checkHead(caller: string, params: HeadParams, dModel: number): void {
  checkParamNames(caller, params, 'head');
  const { wQuery, wKey, wValue } = params;
  checkShapes(caller, { wQuery, wValue }, { wQuery: [dModel, '*'], wValue: [dModel, '*'] });
  checkShapes(caller, { wKey }, { wKey: [dModel, wQuery.shape[1]!] });
}
