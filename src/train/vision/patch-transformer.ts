import * as tf from '@tensorflow/tfjs';
import { cutPatches } from '../../attention/cut-patches.js';
import { throughEncoderLayer } from '../../attention/encoder-layer.js';
import type { EncoderLayer, EncoderLayerParams } from '../../attention/index.js';
import { normalised } from '../../attention/layer-norm.js';
import { projected } from '../../attention/project.js';
import { checkReading } from './check-reading.js';

/** What a vision transformer computes on its way. */
export interface PatchTransformer {
  /** `[images, 36, 24]`: the patches with their positions, as they enter the first layer. */
  patches: tf.Tensor3D;
  /** Of each layer what `encoderLayer` returns; `attention.weights` are `[images, 4, 36, 36]`. */
  layers: EncoderLayer[];
  /** `[images, 24]`: the mean of the updated patches. */
  means: tf.Tensor2D;
  /** `[images, 10]`: the scores of the ten digits. */
  logits: tf.Tensor2D;
}

const [D_MODEL, D_HIDDEN, PATCH, PATCHES, HEADS] = [24, 48, 2, 36, 4];
const LAYERS = [1, 2];

const layerShapes = {
  wQuery: [D_MODEL, D_MODEL],
  wKey: [D_MODEL, D_MODEL],
  wValue: [D_MODEL, D_MODEL],
  wOutput: [D_MODEL, D_MODEL],
  w1: [D_MODEL, D_HIDDEN],
  b1: [D_HIDDEN],
  w2: [D_HIDDEN, D_MODEL],
  b2: [D_MODEL],
  norm1Gain: [D_MODEL],
  norm1Bias: [D_MODEL],
  norm2Gain: [D_MODEL],
  norm2Bias: [D_MODEL],
};

/** The net's learned numbers: 10,834. */
export const transformerShapes: Readonly<Record<string, readonly number[]>> = {
  wPatch: [PATCH * PATCH, D_MODEL],
  bPatch: [D_MODEL],
  positions: [PATCHES, D_MODEL],
  ...Object.fromEntries(
    LAYERS.flatMap((layer) =>
      Object.entries(layerShapes).map(([name, shape]) => [`layer${layer}.${name}`, shape]),
    ),
  ),
  normGain: [D_MODEL],
  normBias: [D_MODEL],
  wOutput: [D_MODEL, 10],
  bOutput: [10],
};

/**
 * Reads images as a transformer reads a sentence: 36 patches of 2 × 2 pixels are its words, and each looks at all others.
 *
 *     X = patches W + b + positions     two encoder layers, norm first     logits = mean(norm(X)) W + b
 *
 * 24 numbers a patch, 4 heads, learned positions.
 *
 * @param images `[images, 12, 12, 1]`
 * @param params as of `loadImageNets` or `firstImageNet('transformer', seed)`
 * @returns patches, layers, means and logits
 * @throws {RangeError} if shapes don't fit
 * @see Dosovitskiy et al. 2020, An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale, figure 1, https://arxiv.org/abs/2010.11929
 * @example
 * const net = firstImageNet('transformer', 7);
 * const { layers, logits } = patchTransformer(tf.zeros([1, 12, 12, 1]), net.params);
 * [layers[0].attention.weights.shape, logits.shape]; // → [[1, 4, 36, 36], [1, 10]]
 */
export function patchTransformer(images: tf.Tensor, params: Record<string, tf.Tensor>): PatchTransformer {
  checkReading('patchTransformer', images, params, transformerShapes);
  return throughPatches(images as tf.Tensor4D, params);
}

/** The same with nothing checked, for what the kit has made itself. */
export function throughPatches(images: tf.Tensor4D, params: Record<string, tf.Tensor>): PatchTransformer {
  return tf.tidy(() => {
    const seen = projected(cutPatches(images, PATCH), params.wPatch!, params.bPatch);
    const patches = tf.add(seen, params.positions!) as tf.Tensor3D;
    const layers: EncoderLayer[] = [];
    // In full, not by the fused kernel, which machines round differently: training ends in the same net everywhere.
    for (const layer of LAYERS)
      layers.push(
        throughEncoderLayer(layers.at(-1)?.output ?? patches, layerOf(params, layer), { normFirst: true }),
      );
    const updated = normalised(layers.at(-1)!.output, { gain: params.normGain!, bias: params.normBias! });
    const means = tf.mean(updated, 1) as tf.Tensor2D;
    const logits = projected(means, params.wOutput!, params.bOutput) as tf.Tensor2D;
    return { patches, layers, means, logits };
  });
}

function layerOf(params: Record<string, tf.Tensor>, layer: number): EncoderLayerParams {
  const named = Object.keys(layerShapes).map((name) => [name, params[`layer${layer}.${name}`]]);
  return { ...Object.fromEntries(named), headCount: HEADS } as EncoderLayerParams;
}
