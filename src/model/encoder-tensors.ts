import * as tf from '@tensorflow/tfjs';
import type { EncoderConfig } from './encoder-config.js';
import { MATRICES, NORMS } from './encoder-names.js';
import type { StoredTensor } from './safetensors.js';
import { allValues, openMatrix, type StoredMatrix, transposedValues } from './stored-matrix.js';

/** What turns tokens into the first hidden state: three tables whose rows are added, and a normalisation. */
export interface WordEmbedding {
  /** `[vocabularySize, dModel]`, left as stored: a sentence needs few of its rows. */
  words: StoredMatrix;
  /** `[maxLength, dModel]` */
  positions: StoredMatrix;
  /** `[segmentCount, dModel]` */
  segments: StoredMatrix;
  /** `[dModel]` */
  gain: tf.Tensor1D;
  /** `[dModel]` */
  bias: tf.Tensor1D;
}

/** The parameters of one layer, as `encoderLayer` takes them. Matrices are `[in, out]`. */
export interface LayerParams {
  headCount: number;
  wQuery: tf.Tensor2D;
  bQuery: tf.Tensor1D;
  wKey: tf.Tensor2D;
  bKey: tf.Tensor1D;
  wValue: tf.Tensor2D;
  bValue: tf.Tensor1D;
  wOutput: tf.Tensor2D;
  bOutput: tf.Tensor1D;
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
  norm1Gain: tf.Tensor1D;
  norm1Bias: tf.Tensor1D;
  norm2Gain: tf.Tensor1D;
  norm2Bias: tf.Tensor1D;
}

/** A file's tensors, all found and of the right shape, not yet numbers in memory. */
export interface EncoderTensors {
  makeEmbedding: () => WordEmbedding;
  layers: readonly (() => LayerParams)[];
}

type Stored = ReadonlyMap<string, StoredTensor>;

/**
 * Finds all tensors of a BERT-style encoder in a file, under the names Hugging Face gives them.
 *
 * @throws {RangeError} when one is missing, of another shape, or of a type that can't be read
 */
export function openEncoder(stored: Stored, config: EncoderConfig): EncoderTensors {
  const named = withPlainNames(stored);
  return {
    makeEmbedding: openEmbedding(named, config),
    layers: Array.from({ length: config.layerCount }, (_, i) =>
      openLayer(named, `encoder.layer.${i}.`, config),
    ),
  };
}

/** Other checkpoints of the same architecture begin each name with `bert.`, and old ones say gamma and beta. */
function withPlainNames(stored: Stored): Stored {
  return new Map(
    Array.from(stored, ([name, tensor]) => [
      name
        .replace(/^bert\./, '')
        .replace(/LayerNorm\.gamma$/, 'LayerNorm.weight')
        .replace(/LayerNorm\.beta$/, 'LayerNorm.bias'),
      tensor,
    ]),
  );
}

function openEmbedding(stored: Stored, config: EncoderConfig): () => WordEmbedding {
  const { vocabularySize, maxLength, segmentCount, dModel } = config;
  const open = (name: string, ...shape: number[]) => openMatrix(stored, `embeddings.${name}`, shape);
  const words = open('word_embeddings.weight', vocabularySize, dModel);
  const positions = open('position_embeddings.weight', maxLength, dModel);
  const segments = open('token_type_embeddings.weight', segmentCount, dModel);
  const gain = open('LayerNorm.weight', dModel);
  const bias = open('LayerNorm.bias', dModel);
  return () => ({ words, positions, segments, gain: vector(gain), bias: vector(bias) });
}

function openLayer(stored: Stored, prefix: string, config: EncoderConfig): () => LayerParams {
  const makers: [name: string, make: () => tf.Tensor][] = [];
  const addVector = (name: string, place: string, size: number) => {
    const opened = openMatrix(stored, prefix + place, [size]);
    makers.push([name, () => vector(opened)]);
  };
  for (const [name, place, out, into] of MATRICES) {
    const opened = openMatrix(stored, `${prefix}${place}.weight`, [config[out], config[into]]);
    makers.push([`w${name}`, () => turned(opened)]);
    addVector(`b${name}`, `${place}.bias`, config[out]);
  }
  for (const [name, place] of NORMS) {
    addVector(`${name}Gain`, `${place}.weight`, config.dModel);
    addVector(`${name}Bias`, `${place}.bias`, config.dModel);
  }
  return () => {
    const tensors = Object.fromEntries(makers.map(([name, make]) => [name, make()]));
    return { ...tensors, headCount: config.headCount } as unknown as LayerParams;
  };
}

function vector(stored: StoredMatrix): tf.Tensor1D {
  return tf.tensor1d(allValues(stored));
}

function turned(stored: StoredMatrix): tf.Tensor2D {
  return tf.tensor2d(transposedValues(stored), [stored.columns, stored.rows]);
}
