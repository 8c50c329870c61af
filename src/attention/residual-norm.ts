import type * as tf from '@tensorflow/tfjs';
import { type LayerNormOptions, normalised } from './layer-norm.js';

type Step = (words: tf.Tensor) => tf.Tensor;

/** Puts a layer norm before a part of a layer, or after it: at the other place nothing happens. */
export function placedNorm(normFirst: boolean, options: LayerNormOptions): { before: Step; after: Step } {
  const norm: Step = (words) => normalised(words, options);
  const nothing: Step = (words) => words;
  return normFirst ? { before: norm, after: nothing } : { before: nothing, after: norm };
}
