import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../../attention/causal-mask.js';
import { continueEncoderLayer } from '../../attention/encoder-layer.js';
import type { EncoderLayer, EncoderLayerParams } from '../../attention/index.js';
import { normalised } from '../../attention/layer-norm.js';
import { transposed } from '../../attention/matrix-product.js';
import type { KeysAndValues } from '../../attention/multi-head-attention.js';
import { projected } from '../../attention/project.js';
import { partOf } from '../part-of.js';
import { rowsOf } from '../rows-of.js';
import type { LanguageModel } from './language-model.js';

/** Keys and values of the characters before, for each layer: `[texts, heads, n, dHead]`. */
export type LanguagePast = readonly KeysAndValues[];

/** What a language model computes on its way. */
export interface LanguagePass<Weights extends boolean> {
  /** `[texts, n, characters]`: scores of the character that comes next. */
  logits: tf.Tensor3D;
  layers: EncoderLayer<Weights>[];
}

/** Characters as places among those that a model knows. */
export function idsOf(text: string, characters: string): number[] {
  const places = new Map([...characters].map((character, i) => [character, i]));
  return Array.from(text, (character) => places.get(character)!);
}

/**
 * Passes texts of one length through a language model, behind those whose keys and values are kept.
 *
 * @param weights whether attention's weights are asked for; where not, attention is fused
 */
export function throughLanguageModel<Weights extends boolean>(
  { size, params }: LanguageModel,
  ids: number[][],
  weights: Weights,
  past?: LanguagePast,
): LanguagePass<Weights> {
  return tf.tidy(() => {
    const [before, n] = [past?.[0]?.keys.shape.at(-2) ?? 0, ids[0]!.length];
    const mask = causalMask(before + n).slice(before); // [n, before + n]
    let x = tf.add(rowsOf(params.characters!, ids), params.positions!.slice(before, n));
    const layers = Array.from({ length: size.layerCount }, (_, l) => {
      const own = { ...partOf(params, `layer${l}`), headCount: size.headCount } as EncoderLayerParams;
      const layer = continueEncoderLayer<Weights>(x, past?.[l], own, { normFirst: true, mask, weights });
      x = layer.output;
      return layer;
    });
    const last = normalised(x, { gain: params.lastGain!, bias: params.lastBias! });
    return { logits: projected(last, transposed(params.characters!)) as tf.Tensor3D, layers };
  });
}
