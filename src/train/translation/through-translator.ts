import * as tf from '@tensorflow/tfjs';
import { type DecoderLayer, throughDecoderLayer } from '../../attention/decoder-layer.js';
import { throughEncoderLayer } from '../../attention/encoder-layer.js';
import type { DecoderLayerParams, EncoderLayerParams } from '../../attention/index.js';
import { normalised } from '../../attention/layer-norm.js';
import { paddingMask } from '../../attention/padding-mask.js';
import { positionalEncoding } from '../../attention/positional-encoding.js';
import { projected } from '../../attention/project.js';
import type { Translator } from './translator.js';

/** Sentences of different length as one tensor. */
export interface WordBatch {
  /** `[sentences, n]`: places in the vocabulary, 0 behind a sentence's end. */
  ids: number[][];
  /** How many words each has. */
  lengths: number[];
}

/** What the encoder made of sentences. */
export interface Memory {
  /** `[sentences, m, 32]` */
  memory: tf.Tensor3D;
  /** `[sentences, 1, m]`, bool: true for real words. */
  mask: tf.Tensor3D;
}

/** Fills sentences up to the longest, and writes words as places in the vocabulary. */
export function batchOf(sentences: readonly (readonly string[])[], words: readonly string[]): WordBatch {
  const places = new Map(words.map((word, i) => [word, i]));
  const longest = sentences.reduce((most, sentence) => Math.max(most, sentence.length), 0);
  const ids = sentences.map((sentence) =>
    Array.from({ length: longest }, (_, i) => (i < sentence.length ? places.get(sentence[i]!)! : 0)),
  );
  return { ids, lengths: sentences.map(({ length }) => length) };
}

/** Reads source sentences: E + positions, one encoder layer with the norm first, and a last norm. */
export function encodeBatch({ params, headCount }: Translator, { ids, lengths }: WordBatch): Memory {
  return tf.tidy(() => {
    const mask = paddingMask(lengths, ids[0]!.length);
    const layer = { ...partOf(params, 'encoder'), headCount } as EncoderLayerParams;
    const { output } = throughEncoderLayer(placed(ids, params.source!), layer, { normFirst: true, mask });
    const memory = normalised(output, { gain: params.memoryGain!, bias: params.memoryBias! }) as tf.Tensor3D;
    return { memory, mask };
  });
}

/** Lets target words look back and at the memory, and scores the word that comes after each: logits `[sentences, n, words]`. */
export function decodeBatch(
  { params, headCount }: Translator,
  ids: number[][],
  { memory, mask }: Memory,
  causal = true,
): { layer: DecoderLayer; logits: tf.Tensor3D } {
  return tf.tidy(() => {
    const heads = { ...partOf(params, 'decoder'), headCount } as DecoderLayerParams;
    const options = { normFirst: true, causal, memoryMask: mask };
    const layer = throughDecoderLayer(placed(ids, params.target!), memory, heads, options);
    const updated = normalised(layer.output, { gain: params.lastGain!, bias: params.lastBias! });
    const logits = projected(updated, params.wOutput!, params.bOutput) as tf.Tensor3D;
    return { layer, logits };
  });
}

// By a product with ones and zeros, since the wasm engine has no gradient of a gather.
function placed(ids: number[][], table: tf.Tensor): tf.Tensor {
  const [count, dModel] = table.shape as [number, number];
  const isWord = tf.equal(tf.expandDims(tf.tensor2d(ids), -1), tf.range(0, count)); // [sentences, n, count]
  return tf.add(projected(tf.cast(isWord, 'float32'), table), positionalEncoding(ids[0]!.length, dModel));
}

function partOf(params: Record<string, tf.Tensor>, part: string): Record<string, tf.Tensor> {
  const named = Object.entries(params).filter(([name]) => name.startsWith(`${part}.`));
  return Object.fromEntries(named.map(([name, value]) => [name.slice(part.length + 1), value]));
}
