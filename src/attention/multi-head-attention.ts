import * as tf from '@tensorflow/tfjs';
import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkFlag } from '../check/values.js';
import { attend } from './attend.js';
import { type AttentionOptions, attentionChecks, type WeightsOption } from './attention-options.js';
import { checkBias, checkMask, checkShape, checkTensor } from './check.js';
import { checkHeads, type MultiHeadParams } from './multi-head-params.js';
import { checkParamNames } from './param-names.js';
import { projected } from './project.js';
import type { SelfAttention } from './self-attention.js';

/** What `multiHeadAttention` can be told, besides all that one head can. */
export interface MultiHeadOptions<Weights extends boolean = boolean>
  extends AttentionOptions,
    WeightsOption<Weights> {
  /** `[..., m, dContext]`: the words to look at (default x itself). With it, this is cross-attention. */
  context?: tf.Tensor;
}

/**
 * Lets several heads look at the words at once, each in its own way, and mixes what they found.
 *
 *     MultiHead(X) = [head₁ … head_h] W_O        head_i = Attention(X W_Q,i, X W_K,i, X W_V,i)
 *
 * Sizes: n words in x, m in the context, dModel and dContext numbers a word, dK a head's query and key, dV its value.
 * A mask or bias of x's rank or less (`[n, m]`, `[..., n, m]`) holds for all heads alike, one of a rank more
 * (`[..., headCount, n, m]`) for each head by itself.
 *
 * @param x `[..., n, dModel]`, rank 2 or 3
 * @param params the matrices `wQuery`, `wKey`, `wValue` and `wOutput`, their biases, and `headCount`
 * @param options `context`, those of `scaledDotProductAttention`, and `weights: false` to leave out scores and weights (with `softcap`, that saves no memory)
 * @returns queries, keys and values `[..., headCount, n or m, dK or dV]`, scores and weights `[..., headCount, n, m]`, and output `[..., n, dOut]`
 * @throws {TypeError} if a tensor is missing or of the wrong type
 * @throws {RangeError} if shapes don't fit, `headCount` doesn't divide, or a number is not finite
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.2.2, https://arxiv.org/abs/1706.03762
 * @example
 * const x = tf.tensor2d([[1, 0], [0, 1]]);
 * const wQuery = tf.tensor2d([[0, 0], [Math.log(3), 0]]); // head 0 is that of selfAttention's example,
 * const wKey = tf.tensor2d([[0, 0], [1, 0]]); // head 1 asks nothing and takes the mean
 * const wValue = tf.tensor2d([[40, 1], [80, 3]]);
 * const { weights, output } = multiHeadAttention(x, { wQuery, wKey, wValue, headCount: 2 });
 * weights; // → [[[0.5, 0.5], [0.25, 0.75]], [[0.5, 0.5], [0.5, 0.5]]]
 * output; // → [[60, 2], [70, 2]]
 */
export function multiHeadAttention<Weights extends boolean = true>(
  x: tf.Tensor,
  params: MultiHeadParams,
  options: MultiHeadOptions<Weights> = {},
): SelfAttention<Weights> {
  checkInputs(x, params, options);
  return throughHeads(x, params, options);
}

/** What words are found by, and what they give: `[..., headCount, m, dK or dV]`. */
export type KeysAndValues = {
  keys: tf.Tensor;
  values: tf.Tensor;
};

/** The same with nothing checked, for what the kit has made itself. */
export function throughHeads<Weights extends boolean = true>(
  x: tf.Tensor,
  params: MultiHeadParams,
  { context = x, ...options }: MultiHeadOptions<Weights>,
): SelfAttention<Weights> {
  return tf.tidy(() => lookAt<Weights>(x, keysAndValuesOf(context, params), params, options));
}

/** The keys and values of the words that are looked at. */
export function keysAndValuesOf(context: tf.Tensor, params: MultiHeadParams): KeysAndValues {
  const { wKey, wValue, bKey, bValue, headCount } = params;
  return tf.tidy(() => ({
    keys: splitHeads(projected(context, wKey, bKey), headCount), // [..., headCount, m, dK]
    values: splitHeads(projected(context, wValue, bValue), headCount), // [..., headCount, m, dV]
  }));
}

/** Further keys and values behind those that are kept, if there are any. */
export function behind(past: KeysAndValues | undefined, { keys, values }: KeysAndValues): KeysAndValues {
  if (!past) return { keys, values };
  return { keys: tf.concat([past.keys, keys], -2), values: tf.concat([past.values, values], -2) };
}

/** Lets words look at others, whose keys and values are there already. */
export function lookAt<Weights extends boolean = true>(
  x: tf.Tensor,
  { keys, values }: KeysAndValues,
  { wQuery, wOutput, bQuery, bOutput, headCount }: MultiHeadParams,
  { mask, bias, ...others }: Omit<MultiHeadOptions<Weights>, 'context'>,
): SelfAttention<Weights> {
  return tf.tidy(() => {
    const queries = splitHeads(projected(x, wQuery, bQuery), headCount); // [..., headCount, n, dK]
    const shared = { mask: forAllHeads(mask, x.rank), bias: forAllHeads(bias, x.rank) };
    const { output: found, ...seen } = attend<Weights>(queries, keys, values, { ...others, ...shared });
    const joined = joinHeads(found); // [..., n, headCount · dV]
    const output = wOutput ? projected(joined, wOutput, bOutput) : joined;
    return { queries, keys, values, ...seen, output };
  });
}

const OPTIONS: OptionChecks<MultiHeadOptions> = {
  ...attentionChecks,
  weights: checkFlag,
  context: checkLater,
};

function checkInputs(x: tf.Tensor, params: MultiHeadParams, options: MultiHeadOptions): void {
  const caller = 'multiHeadAttention';
  checkTensor(caller, 'x', x, [2, 3]);
  checkParamNames(caller, params, 'heads');
  checkOptions(caller, options, OPTIONS);
  const { context = x, mask, bias } = options;
  const batch = x.shape.slice(0, -2);
  checkTensor(caller, 'context', context, [2, 3]);
  checkShape(caller, 'context', context, [...batch, '*', '*']);
  checkHeads(caller, params, [x.shape.at(-1)!, context.shape.at(-1)!]);
  const fits = (tensor: tf.Tensor) => scoresShape(tensor, x, context.shape.at(-2)!, params.headCount);
  if (bias !== undefined) checkBias(caller, bias, fits(bias));
  if (mask !== undefined) checkMask(caller, mask, fits(mask));
}

/** What a mask or bias must stretch to: the scores of each head where it has an axis for them, else of one. */
export function scoresShape(tensor: tf.Tensor, x: tf.Tensor, m: number, headCount: number): number[] {
  const [batch, n] = [x.shape.slice(0, -2), x.shape.at(-2)!];
  return tensor?.rank > x.rank ? [...batch, headCount, n, m] : [...batch, n, m];
}

/** Cuts each word's columns into headCount blocks: `[..., n, headCount · d]` becomes `[..., headCount, n, d]`. */
function splitHeads(x: tf.Tensor, headCount: number): tf.Tensor {
  const d = x.shape.at(-1)! / headCount;
  return swapWordsAndHeads(tf.reshape(x, [...x.shape.slice(0, -1), headCount, d]));
}

/** Puts the heads' columns side by side again: `[..., headCount, n, d]` becomes `[..., n, headCount · d]`. */
function joinHeads(heads: tf.Tensor): tf.Tensor {
  const x = swapWordsAndHeads(heads); // [..., n, headCount, d]
  return tf.reshape(x, [...x.shape.slice(0, -2), -1]);
}

function swapWordsAndHeads(x: tf.Tensor): tf.Tensor {
  return tf.transpose(x, x.rank === 3 ? [1, 0, 2] : [0, 2, 1, 3]);
}

/** Gives a mask or bias of as many axes as x one for the heads: `[..., n, m]` becomes `[..., 1, n, m]`. */
function forAllHeads(tensor: tf.Tensor | undefined, rank: number): tf.Tensor | undefined {
  return tensor?.rank === rank ? tf.expandDims(tensor, -3) : tensor;
}
