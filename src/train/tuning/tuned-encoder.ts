import * as tf from '@tensorflow/tfjs';
import { matrixProduct } from '../../attention/matrix-product.js';
import type { Encoder, LayerParams } from '../../model/index.js';
import { checkTuning, type Tuning } from './tuning.js';

/**
 * The encoder as a tuning has made it, for `encode` and `embedSentences`; low-rank matrices are multiplied and added.
 *
 * @param tuning as of `firstTuning` or `loadTunings`
 * @returns an encoder; what it doesn't share with the tuning is given back by its `dispose`
 * @example
 * const encoder = tunedEncoder(firstTuning(await loadEncoder(), ['person', 'animal']));
 * encoder.layers.length; // → 6
 */
export function tunedEncoder(tuning: Tuning): Encoder {
  checkTuning('tunedEncoder', tuning);
  const { encoder, params } = tuning;
  const shared = new Set<tf.Tensor>([...encoder.layers.flatMap(tensorsOf), ...Object.values(params)]);
  const layers = tunedLayers(encoder.layers, params);
  const made = layers.flatMap(tensorsOf).filter((tensor) => !shared.has(tensor));
  return { ...encoder, layers, dispose: () => tf.dispose(made) };
}

/** Layers with what learns in its place: gradients go through to the variables. */
export function tunedLayers(layers: readonly LayerParams[], params: Tuning['params']): LayerParams[] {
  return layers.map((layer, i) => {
    const changed: Record<string, tf.Tensor> = {};
    for (const name of Object.keys(layer))
      if (params[`${i}.${name}`]) changed[name] = params[`${i}.${name}`]!;
    if (params[`${i}.queryUp`]) changed.wQuery = added(layer.wQuery, params, `${i}.query`);
    if (params[`${i}.valueUp`]) changed.wValue = added(layer.wValue, params, `${i}.value`);
    return { ...layer, ...changed };
  });
}

/** W + down · up. */
function added(w: tf.Tensor2D, params: Tuning['params'], name: string): tf.Tensor {
  return tf.tidy(() => tf.add(w, matrixProduct(params[`${name}Down`]!, params[`${name}Up`]!)));
}

function tensorsOf(layer: LayerParams): tf.Tensor[] {
  return Object.values(layer).filter((value) => value instanceof tf.Tensor);
}
