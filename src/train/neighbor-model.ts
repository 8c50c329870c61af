import * as tf from '@tensorflow/tfjs';
import { throughEncoderLayer } from '../attention/encoder-layer.js';
import { type EncoderLayer, type EncoderLayerParams, positionalEncoding } from '../attention/index.js';
import { projected } from '../attention/project.js';
import { embedFor } from '../text/embed.js';
import type { WordVectors } from '../text/index.js';
import { EDGE } from './neighbor-examples.js';
import { seededMatrix } from './seeded-matrix.js';

/** An encoder layer between words and two answers for each word. */
export interface NeighborModel {
  layer: EncoderLayerParams;
  /** [dModel, answers]: reads the word before out of an updated word */
  wBefore: tf.Variable;
  /** [dModel, answers]: reads the word after out of it */
  wAfter: tf.Variable;
}

/** The sizes of a model. */
export interface NeighborSizes {
  dModel: number;
  dK: number;
  dHidden: number;
  headCount: number;
  answers: number;
}

/** What a sentence is turned into before it enters the layer. */
export interface Reading {
  vectors: WordVectors;
  /** How loudly positions are added to the words; 0 leaves them out. */
  positionScale: number;
}

/** All answers that can be given: the words, and the edge of the sentence. */
export function answersOf(words: readonly string[]): string[] {
  return [...words, EDGE];
}

/** A model that knows nothing yet: random matrices, biases of 0 and gains of 1. */
export function firstModel(
  { dModel, dK, dHidden, headCount, answers }: NeighborSizes,
  seed: number,
): NeighborModel {
  let next = 1000 * seed; // each matrix gets a seed of its own
  const matrix = (rows: number, columns: number) =>
    tf.tidy(() => tf.variable(seededMatrix(rows, columns, next++)));
  const filled = (size: number, value: number) => tf.tidy(() => tf.variable(tf.fill([size], value)));
  const heads = headCount * dK;
  return {
    layer: {
      headCount,
      wQuery: matrix(dModel, heads),
      wKey: matrix(dModel, heads),
      wValue: matrix(dModel, heads),
      wOutput: matrix(heads, dModel),
      w1: matrix(dModel, dHidden),
      b1: filled(dHidden, 0),
      w2: matrix(dHidden, dModel),
      b2: filled(dModel, 0),
      norm1Gain: filled(dModel, 1),
      norm1Bias: filled(dModel, 0),
      norm2Gain: filled(dModel, 1),
      norm2Bias: filled(dModel, 0),
    },
    wBefore: matrix(dModel, answers),
    wAfter: matrix(dModel, answers),
  };
}

/**
 * Passes sentences of equal length through the layer.
 *
 * @returns attention, attended and output as of `encoderLayer`, for `[sentences, n, dModel]`
 */
export function readSentences(
  caller: string,
  sentences: readonly (readonly string[])[],
  layer: EncoderLayerParams,
  reading: Reading,
): EncoderLayer {
  return tf.tidy(() =>
    throughEncoderLayer(placedWords(caller, sentences, reading), layer, { normFirst: true }),
  );
}

/** The same, only the output `[sentences, n, dModel]`. */
export function updateSentences(
  caller: string,
  sentences: readonly (readonly string[])[],
  layer: EncoderLayerParams,
  reading: Reading,
): tf.Tensor {
  return tf.tidy(() => {
    const words = placedWords(caller, sentences, reading);
    return throughEncoderLayer(words, layer, { normFirst: true, weights: false }).output;
  });
}

/** Word vectors with their positions: `[sentences, n, dModel]`. */
function placedWords(
  caller: string,
  sentences: readonly (readonly string[])[],
  { vectors, positionScale }: Reading,
): tf.Tensor {
  const n = sentences[0]!.length;
  const words = tf.reshape(embedFor(caller, sentences.flat(), vectors), [-1, n, vectors.dModel]);
  const positions = tf.mul(positionalEncoding(n, vectors.dModel), positionScale);
  return tf.add(words, positions);
}

/** The scores of all answers, for the word before and the word after: `[sentences, n, answers]` each. */
export function neighborLogits(
  output: tf.Tensor,
  { wBefore, wAfter }: NeighborModel,
): { before: tf.Tensor; after: tf.Tensor } {
  return { before: projected(output, wBefore), after: projected(output, wAfter) };
}
