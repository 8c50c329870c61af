import * as tf from '@tensorflow/tfjs';
import { projected } from '../../attention/project.js';
import { runLayers } from '../../model/encode.js';
import type { LayerParams } from '../../model/index.js';
import { unitSentences } from '../../model/unit-sentences.js';
import { batchMask, type ReadText, readStates, stackedStates } from './read-states.js';
import { tunedLayers } from './tuned-encoder.js';
import type { Tuning } from './tuning.js';

/** How many layers stay as they are before the first that learns. */
export function frozenLayers({ encoder, way }: Tuning): number {
  return way === 'last' ? encoder.layers.length - 1 : 0;
}

/** Reads texts up to the first layer that learns. */
export function readFor(caller: string, tuning: Tuning, texts: readonly string[]): ReadText[] {
  return readStates(caller, tuning.encoder, texts, frozenLayers(tuning));
}

/**
 * Passes read texts through the layers that learn, and through the head; gradients go through.
 *
 *     logits = √dModel · sentence · head + bias
 *
 * @param layers the encoder's, or the same as constants
 * @returns `sentences` `[texts, dModel]`, `logits` `[texts, classes]`
 */
export function throughTuning(
  tuning: Tuning,
  texts: readonly ReadText[],
  layers: readonly LayerParams[] = tuning.encoder.layers,
): { sentences: tf.Tensor2D; logits: tf.Tensor2D } {
  const { encoder, params } = tuning;
  return tf.tidy(() => {
    const words = stackedStates(texts, encoder.config.dModel);
    const lengths = texts.map(({ length }) => length);
    const mask = batchMask(lengths, words.shape[1]);
    const learning = { ...encoder, layers: tunedLayers(layers, params).slice(frozenLayers(tuning)) };
    const { states } = runLayers(learning, words, () => mask, { weights: false });
    const sentences = unitSentences(states.at(-1)!, lengths, encoder.pooling);
    const scaled = tf.mul(sentences, Math.sqrt(encoder.config.dModel));
    return { sentences, logits: projected(scaled, params.head!, params.headBias) as tf.Tensor2D };
  });
}
