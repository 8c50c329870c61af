import * as tf from '@tensorflow/tfjs';
import { embedTokens } from '../../model/embed-tokens.js';
import { runLayers } from '../../model/encode.js';
import type { Encoder } from '../../model/index.js';
import { padTokens, readTokens } from '../../model/read-tokens.js';

/** A text as it reaches the first layer that learns: what comes before never changes, and is computed once. */
export interface ReadText {
  /** `[n, dModel]`, row after row. */
  states: Float32Array;
  /** Tokens, n. */
  length: number;
}

/** Texts that are read together. */
const TOGETHER = 16;

/**
 * Reads texts up to a layer.
 *
 * @param layerCount how many layers are passed
 */
export function readStates(
  caller: string,
  encoder: Encoder,
  texts: readonly string[],
  layerCount: number,
): ReadText[] {
  const read = texts.map((text) => readTokens(caller, encoder, text));
  const passed = { ...encoder, layers: encoder.layers.slice(0, layerCount) };
  const width = encoder.config.dModel;
  return Array.from({ length: Math.ceil(read.length / TOGETHER) }, (_, batch) => {
    const some = read.slice(batch * TOGETHER, (batch + 1) * TOGETHER);
    const lengths = some.map(({ ids }) => ids.length);
    const n = longestOf(lengths);
    const values = tf.tidy(() => {
      const words = tf.stack(
        some.map((tokens) => embedTokens(encoder, padTokens(caller, encoder, tokens, n))),
      );
      const mask = batchMask(lengths, n);
      return runLayers(passed, words, () => mask, { weights: false })
        .states.at(-1)!
        .dataSync<'float32'>();
    });
    return lengths.map((length, i) => ({
      states: values.slice(i * n * width, (i * n + length) * width),
      length,
    }));
  }).flat();
}

/** Puts read texts below each other, filled up with zeros: `[texts, n, dModel]`. */
export function stackedStates(texts: readonly ReadText[], width: number): tf.Tensor3D {
  const n = longestOf(texts.map(({ length }) => length));
  const values = new Float32Array(texts.length * n * width);
  for (const [i, { states }] of texts.entries()) values.set(states, i * n * width);
  return tf.tensor3d(values, [texts.length, n, width]);
}

/** Keys that are no padding: `[texts, 1, n]`. */
export function batchMask(lengths: readonly number[], n: number): tf.Tensor3D {
  const isReal = lengths.map((length) => [Array.from({ length: n }, (_, i) => i < length)]);
  return tf.tensor3d(isReal, undefined, 'bool');
}

const longestOf = (lengths: readonly number[]) => lengths.reduce((most, length) => Math.max(most, length), 0);
