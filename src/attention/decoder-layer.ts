import * as tf from '@tensorflow/tfjs';
import { checkLater, checkOptions } from '../check/options.js';
import { checkMask, checkShape, checkTensor } from './check.js';
import { checkLayer, checkReturnsTo } from './check-layer.js';
import { type EncoderLayerParams, type LayerOptions, layerChecks } from './encoder-layer.js';
import { throughFeedForward } from './feed-forward.js';
import { behind, type KeysAndValues, keysAndValuesOf, lookAt, scoresShape } from './multi-head-attention.js';
import { checkHeads, type MultiHeadParams } from './multi-head-params.js';
import { placedNorm } from './residual-norm.js';
import type { SelfAttention } from './self-attention.js';

/** The learned numbers of a decoder layer: an encoder layer's, cross-attention's, and a third norm's. */
export interface DecoderLayerParams extends EncoderLayerParams {
  /** `[dModel, headCount · dK]` */
  crossWQuery: tf.Tensor;
  /** `[dMemory, headCount · dK]` */
  crossWKey: tf.Tensor;
  /** `[dMemory, headCount · dV]` */
  crossWValue: tf.Tensor;
  /** `[headCount · dV, dModel]` (default: the heads stay side by side) */
  crossWOutput?: tf.Tensor;
  /** `[headCount · dK]` (default 0) */
  crossBQuery?: tf.Tensor;
  /** `[headCount · dK]` (default 0) */
  crossBKey?: tf.Tensor;
  /** `[headCount · dV]` (default 0) */
  crossBValue?: tf.Tensor;
  /** `[dModel]` (default 0) */
  crossBOutput?: tf.Tensor;
  /** `[dModel]` (default 1) */
  norm3Gain?: tf.Tensor;
  /** `[dModel]` (default 0) */
  norm3Bias?: tf.Tensor;
}

/** What a decoder layer can be told. Unlike an encoder layer it is causal unless told otherwise. */
export interface DecoderLayerOptions<Weights extends boolean = boolean> extends LayerOptions<Weights> {
  /** bool, `[n, m]` or `[..., n, m]`: which words of the memory may be looked at (default all). */
  memoryMask?: tf.Tensor;
}

/** What a decoder layer computes on its way. */
export type DecoderLayer<Weights extends boolean = true> = {
  /** All that `multiHeadAttention` returns, for the words among themselves. */
  attention: SelfAttention<Weights>;
  /** `[..., n, dModel]`: the words after it. */
  attended: tf.Tensor;
  /** All that `multiHeadAttention` returns, for the words looking at the memory. */
  crossAttention: SelfAttention<Weights>;
  /** `[..., n, dModel]`: the words after it. */
  crossAttended: tf.Tensor;
  /** `[..., n, dModel]`: the words after the feed-forward part. */
  output: tf.Tensor;
};

/**
 * Passes words through one layer of a decoder: they look back, then at another sentence, then each thinks by itself.
 *
 *     H = norm₁(X + MultiHead(X))   C = norm₂(H + MultiHead(H, memory))   Y = norm₃(C + FeedForward(C))
 *
 * With `normFirst` each norm stands before its part, as in `encoderLayer`; the memory is taken as it comes.
 * Sizes: n words, m in the memory (what an encoder made of the other sentence), dModel and dMemory numbers a word.
 *
 * @param x `[..., n, dModel]`, rank 2 or 3
 * @param memory `[..., m, dMemory]`
 * @param params an encoder layer's, `crossWQuery` to `crossBOutput` for the memory, `norm3Gain` and `norm3Bias`
 * @param options those of `encoderLayer`, with `causal` true by default, and `memoryMask`
 * @returns attention, attended, crossAttention, crossAttended and output
 * @throws {TypeError} if a tensor is missing or of the wrong type
 * @throws {RangeError} if shapes don't fit, a number is not finite, or an option is none of those above
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.1 and figure 1, https://arxiv.org/abs/1706.03762
 * @example
 * const [none, same] = [tf.zeros([2, 2]), tf.tensor2d([[1, 0], [0, 1]])];
 * const self = { wQuery: none, wKey: none, wValue: none, headCount: 1 }; // adds nothing
 * const cross = { crossWQuery: none, crossWKey: none, crossWValue: same }; // adds the memory's mean
 * const x = tf.tensor2d([[1, 2]]);
 * const memory = tf.tensor2d([[10, 0], [30, 40]]); // mean [20, 20]
 * decoderLayer(x, memory, { ...self, ...cross, w1: none, w2: none }, { normFirst: true }).output; // → [[21, 22]]
 */
export function decoderLayer<Weights extends boolean = true>(
  x: tf.Tensor,
  memory: tf.Tensor,
  params: DecoderLayerParams,
  options: DecoderLayerOptions<Weights> = {},
): DecoderLayer<Weights> {
  checkOptions('decoderLayer', options, { ...layerChecks, memoryMask: checkLater });
  checkLayer(['decoderLayer', 'decoder'], x, params, options.mask);
  checkMemory(memory, x, params, options.memoryMask);
  return throughDecoderLayer(x, memory, params, options);
}

/** The same with nothing checked, for what the kit has made itself. */
export function throughDecoderLayer<Weights extends boolean = true>(
  x: tf.Tensor,
  memory: tf.Tensor,
  params: DecoderLayerParams,
  options: DecoderLayerOptions<Weights>,
): DecoderLayer<Weights> {
  return tf.tidy(() => {
    const kept = { memory: memoryOf(memory, params) };
    return continueDecoderLayer(x, kept, params, { causal: true, ...options });
  });
}

/** Keys and values that a decoder layer needn't make again: those of the words before, and those of the memory. */
export type DecoderKept = {
  past?: KeysAndValues | undefined;
  memory: KeysAndValues;
};

/** What cross-attention looks at. */
export function memoryOf(memory: tf.Tensor, params: DecoderLayerParams): KeysAndValues {
  return keysAndValuesOf(memory, crossHeads(params));
}

/** Passes further words through the layer, which look at those before and at themselves: a single one needs no mask. */
export function continueDecoderLayer<Weights extends boolean = true>(
  x: tf.Tensor,
  { past, memory }: DecoderKept,
  params: DecoderLayerParams,
  { normFirst = false, activation, epsilon, mask, causal, memoryMask, weights }: DecoderLayerOptions<Weights>,
): DecoderLayer<Weights> {
  const norm1 = placedNorm(normFirst, { gain: params.norm1Gain, bias: params.norm1Bias, epsilon });
  const norm2 = placedNorm(normFirst, { gain: params.norm2Gain, bias: params.norm2Bias, epsilon });
  const norm3 = placedNorm(normFirst, { gain: params.norm3Gain, bias: params.norm3Bias, epsilon });
  return tf.tidy(() => {
    const words = norm1.before(x);
    const seen = behind(past, keysAndValuesOf(words, params));
    const attention = lookAt<Weights>(words, seen, params, { mask, causal, weights });
    const attended = norm1.after(tf.add(x, attention.output));
    const toMemory = { mask: memoryMask, weights };
    const crossAttention = lookAt<Weights>(norm2.before(attended), memory, crossHeads(params), toMemory);
    const crossAttended = norm2.after(tf.add(attended, crossAttention.output));
    const thought = throughFeedForward(norm3.before(crossAttended), params, activation);
    const output = norm3.after(tf.add(crossAttended, thought));
    return { attention, attended, crossAttention, crossAttended, output };
  });
}

/** Cross-attention's parameters, by the names that `multiHeadAttention` knows. */
function crossHeads(params: DecoderLayerParams): MultiHeadParams {
  return {
    wQuery: params.crossWQuery,
    wKey: params.crossWKey,
    wValue: params.crossWValue,
    wOutput: params.crossWOutput,
    bQuery: params.crossBQuery,
    bKey: params.crossBKey,
    bValue: params.crossBValue,
    bOutput: params.crossBOutput,
    headCount: params.headCount,
  };
}

function checkMemory(
  memory: tf.Tensor,
  x: tf.Tensor,
  params: DecoderLayerParams,
  mask: tf.Tensor | undefined,
): void {
  const caller = 'decoderLayer';
  checkTensor(caller, 'memory', memory, [2, 3]);
  checkShape(caller, 'memory', memory, [...x.shape.slice(0, -2), '*', '*']);
  const dModel = x.shape.at(-1)!;
  const nameOf = (name: string) => `cross${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  checkHeads(caller, crossHeads(params), [dModel, memory.shape.at(-1)!], nameOf);
  const { crossWValue, crossWOutput } = params;
  checkReturnsTo(caller, { crossWValue, crossWOutput }, dModel);
  if (mask === undefined) return;
  checkMask(caller, mask, scoresShape(mask, x, memory.shape.at(-2)!, params.headCount), 'memoryMask');
}
