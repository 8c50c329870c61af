import * as tf from '@tensorflow/tfjs';
import { checkMask } from '../attention/check.js';
import { throughEncoderLayer } from '../attention/encoder-layer.js';
import { checkOptions } from '../check/options.js';
import { checkCount, checkFunction } from '../check/values.js';
import { checkEncoder } from './check-encoder.js';
import { embedTokens } from './embed-tokens.js';
import type { Encoder } from './load-encoder.js';
import { padTokens, readTokens } from './read-tokens.js';
import { unitSentences } from './unit-sentences.js';

/** What an encoder makes of a text. */
export type Encoding = {
  /** The n tokens, special ones included; `[PAD]` at the end where there is padding. */
  tokens: string[];
  /** `[layerCount + 1, n, dModel]`: the tokens before the first layer, and after each. */
  hiddenStates: tf.Tensor3D;
  /** `[layerCount, headCount, n, n]`: row i says how much token i takes from each token. */
  weights: tf.Tensor4D;
  /** `[dModel]`, of length 1: the mean of the last hidden states, padding left out; or what else the model's `pooling` says. */
  sentence: tf.Tensor1D;
};

/** What `encode` can be told. */
export interface EncodeOptions {
  /** Fills up with `[PAD]` to so many tokens, which nothing attends to (default: no padding). */
  padTo?: number;
  /**
   * For each layer, counted from 0: a bool mask that stretches to `[headCount, n, n]`, true where a token may attend,
   * or nothing (default: everywhere). With it a head can be made to look elsewhere.
   */
  mask?: (layer: number) => tf.Tensor | undefined;
}

/**
 * Reads a text, or a pair of texts, with a pre-trained encoder, and returns all that it computes on its way.
 *
 *     H₀ = norm(words + positions + segments)     Hₗ = encoderLayerₗ(Hₗ₋₁)     sentence = mean(H_last) / |mean(H_last)|
 *
 * @param encoder what `loadEncoder` returned
 * @param text a text, or two in an array
 * @param options `padTo` and `mask`
 * @returns tokens, hiddenStates, weights and sentence
 * @throws {TypeError} if the text is neither a string nor a pair of them
 * @throws {RangeError} if a text is empty, or longer than the model can read
 * @see Devlin et al. 2019, BERT, section 3 and figure 2, https://arxiv.org/abs/1810.04805
 * @see Reimers and Gurevych 2019, Sentence-BERT, section 3 (mean pooling), https://arxiv.org/abs/1908.10084
 * @example
 * const encoder = await loadEncoder();
 * const { tokens, weights } = encode(encoder, 'Transformers are cool');
 * tokens; // → ['[CLS]', 'transformers', 'are', 'cool', '[SEP]']
 * weights.shape; // → [6, 12, 5, 5]
 */
export function encode(
  encoder: Encoder,
  text: string | readonly [string, string],
  options: EncodeOptions = {},
): Encoding {
  checkEncoder('encode', encoder);
  checkOptions('encode', options, { padTo: checkCount, mask: checkFunction });
  const read = readTokens('encode', encoder, text);
  const length = read.ids.length;
  const padded = padTokens('encode', encoder, read, options.padTo ?? length);
  return tf.tidy(() => {
    const isReal = realMask([length], padded.ids.length);
    const shape = [encoder.config.headCount, padded.ids.length, padded.ids.length];
    const maskOf = (layer: number) => both(isReal, checkedMask(options.mask?.(layer), shape));
    const { states, weights } = runLayers(encoder, embedTokens(encoder, padded), maskOf, { weights: true });
    return {
      tokens: padded.tokens,
      hiddenStates: tf.stack(states) as tf.Tensor3D,
      weights: tf.stack(weights) as tf.Tensor4D,
      sentence: tf.reshape(unitSentences(states.at(-1)!, [length], encoder.pooling), [-1]),
    };
  });
}

function checkedMask(mask: tf.Tensor | undefined, shape: number[]): tf.Tensor | undefined {
  if (mask !== undefined) checkMask('encode', mask, shape);
  return mask;
}

/**
 * Passes embedded tokens through all layers.
 *
 * @param words `[n, dModel]` or `[batch, n, dModel]`
 * @param maskOf for each layer, a mask as `encoderLayer` takes it
 * @param options `weights`: whether they are wanted
 * @returns the tokens before the first layer and after each, and each layer's weights if they are wanted
 */
export function runLayers(
  { config, layers }: Encoder,
  words: tf.Tensor,
  maskOf: (layer: number) => tf.Tensor | undefined,
  options: { weights: boolean },
): { states: tf.Tensor[]; weights: tf.Tensor[] } {
  const { activation, epsilon } = config;
  const states = [words];
  const weights: tf.Tensor[] = [];
  for (const [i, params] of layers.entries()) {
    const layer = tf.tidy(() => {
      const { output, attention } = throughEncoderLayer(states[i]!, params, {
        activation,
        epsilon,
        mask: maskOf(i),
        ...options,
      });
      return { output, weights: attention.weights };
    });
    states.push(layer.output);
    if (layer.weights) weights.push(layer.weights);
  }
  return { states, weights };
}

/** Keys that are no padding: `[1, n]` for one text, `[batch, 1, n]` for several; nothing where there is no padding. */
export function realMask(lengths: readonly number[], n: number): tf.Tensor | undefined {
  if (lengths.every((length) => length === n)) return undefined;
  const isReal = lengths.map((length) => [Array.from({ length: n }, (_, i) => i < length)]);
  return lengths.length === 1
    ? tf.tensor2d(isReal[0]!, [1, n], 'bool')
    : tf.tensor3d(isReal, undefined, 'bool');
}

function both(a: tf.Tensor | undefined, b: tf.Tensor | undefined): tf.Tensor | undefined {
  return a && b ? tf.logicalAnd(a, b) : (a ?? b);
}
