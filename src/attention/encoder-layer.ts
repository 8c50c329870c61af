import * as tf from '@tensorflow/tfjs';
import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkFlag, checkPositive } from '../check/values.js';
import type { WeightsOption } from './attention-options.js';
import { checkLayer } from './check-layer.js';
import { throughFeedForward } from './feed-forward.js';
import { type Activation, checkActivation, type FeedForwardParams } from './feed-forward-params.js';
import { behind, type KeysAndValues, keysAndValuesOf, lookAt } from './multi-head-attention.js';
import type { MultiHeadParams } from './multi-head-params.js';
import { placedNorm } from './residual-norm.js';
import type { SelfAttention } from './self-attention.js';

/** The learned numbers of an encoder layer: those of its heads and of its feed-forward part, and two norms'. */
export interface EncoderLayerParams extends MultiHeadParams, FeedForwardParams {
  /** `[dModel]` (default 1) */
  norm1Gain?: tf.Tensor;
  /** `[dModel]` (default 0) */
  norm1Bias?: tf.Tensor;
  /** `[dModel]` (default 1) */
  norm2Gain?: tf.Tensor;
  /** `[dModel]` (default 0) */
  norm2Bias?: tf.Tensor;
}

/** What a layer can be told. */
export interface LayerOptions<Weights extends boolean = boolean> extends WeightsOption<Weights> {
  /** Whether to normalise before each part, as newer models do, instead of after it (default false). */
  normFirst?: boolean;
  /** The bend in the feed-forward part (default `'relu'`). */
  activation?: Activation;
  /** Of both norms (default 1e-5). */
  epsilon?: number;
  /** As for `multiHeadAttention`. */
  mask?: tf.Tensor;
  /** Whether each word sees itself and the words before it only: with it, this is GPT's layer (default false). */
  causal?: boolean;
}

/** What an encoder layer computes on its way. */
export type EncoderLayer<Weights extends boolean = true> = {
  /** All that `multiHeadAttention` returns. */
  attention: SelfAttention<Weights>;
  /** `[..., n, dModel]`: the words after attention and residual. */
  attended: tf.Tensor;
  /** `[..., n, dModel]`: the words after the feed-forward part and residual. */
  output: tf.Tensor;
};

/**
 * Passes words through one layer of a transformer: they look at each other, then each thinks by itself.
 *
 *     H = norm₁(X + MultiHead(X))     Y = norm₂(H + FeedForward(H))           norm last, as in 2017
 *     H = X + MultiHead(norm₁(X))     Y = H + FeedForward(norm₂(H))           normFirst
 *
 * Each part only adds to the words (the residual), so that a layer can leave them as they are.
 * Sizes: n words, dModel numbers a word.
 *
 * @param x `[..., n, dModel]`, rank 2 or 3
 * @param params those of `multiHeadAttention` and `feedForward`, and gain and bias of two norms
 * @param options `normFirst`, `activation`, `epsilon`, `mask`, `causal`, and `weights: false` to leave out scores and weights
 * @returns attention, attended and output
 * @throws {TypeError} if a tensor is missing or of the wrong type
 * @throws {RangeError} if shapes don't fit, a number is not finite, or an option is none of those above
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.1, https://arxiv.org/abs/1706.03762
 * @see Xiong et al. 2020, On Layer Normalization in the Transformer Architecture, figure 1 (norm first), https://arxiv.org/abs/2002.04745
 * @example
 * const zeros = tf.zeros([2, 2]); // parts that add nothing leave the words as they are
 * const params = { wQuery: zeros, wKey: zeros, wValue: zeros, wOutput: zeros, headCount: 1, w1: zeros, w2: zeros };
 * const x = tf.tensor2d([[1, 3], [8, 2]]);
 * encoderLayer(x, params, { normFirst: true }).output; // → [[1, 3], [8, 2]]
 * encoderLayer(x, params).output; // → [[-1, 1], [1, -1]]
 */
export function encoderLayer<Weights extends boolean = true>(
  x: tf.Tensor,
  params: EncoderLayerParams,
  options: LayerOptions<Weights> = {},
): EncoderLayer<Weights> {
  checkOptions('encoderLayer', options, layerChecks);
  checkLayer(['encoderLayer', 'encoder'], x, params, options.mask);
  return throughEncoderLayer(x, params, options);
}

/** What each option of a layer must be; `mask` is checked with the words. */
export const layerChecks: OptionChecks<LayerOptions> = {
  normFirst: checkFlag,
  activation: checkActivation,
  epsilon: checkPositive,
  mask: checkLater,
  causal: checkFlag,
  weights: checkFlag,
};

/** The same with nothing checked, for what the kit has made itself. */
export function throughEncoderLayer<Weights extends boolean = true>(
  x: tf.Tensor,
  params: EncoderLayerParams,
  options: LayerOptions<Weights>,
): EncoderLayer<Weights> {
  return continueEncoderLayer(x, undefined, params, options);
}

/** Passes further words through the layer, which look at those before, whose keys and values are kept, and at themselves. */
export function continueEncoderLayer<Weights extends boolean = true>(
  x: tf.Tensor,
  past: KeysAndValues | undefined,
  params: EncoderLayerParams,
  options: LayerOptions<Weights>,
): EncoderLayer<Weights> {
  const { normFirst = false, activation, epsilon, mask, causal, weights } = options;
  const norm1 = placedNorm(normFirst, { gain: params.norm1Gain, bias: params.norm1Bias, epsilon });
  const norm2 = placedNorm(normFirst, { gain: params.norm2Gain, bias: params.norm2Bias, epsilon });
  return tf.tidy(() => {
    const words = norm1.before(x);
    const seen = behind(past, keysAndValuesOf(words, params));
    const attention = lookAt<Weights>(words, seen, params, { mask, causal, weights });
    const attended = norm1.after(tf.add(x, attention.output));
    const thought = throughFeedForward(norm2.before(attended), params, activation);
    const output = norm2.after(tf.add(attended, thought));
    return { attention, attended, output };
  });
}
