import * as tf from '@tensorflow/tfjs';
import {
  continueDecoderLayer,
  type DecoderKept,
  type DecoderLayer,
  memoryOf,
} from '../../attention/decoder-layer.js';
import { throughEncoderLayer } from '../../attention/encoder-layer.js';
import type { DecoderLayerParams, EncoderLayerParams } from '../../attention/index.js';
import { normalised } from '../../attention/layer-norm.js';
import { paddingMask } from '../../attention/padding-mask.js';
import { positionalEncoding } from '../../attention/positional-encoding.js';
import { projected } from '../../attention/project.js';
import { partOf } from '../part-of.js';
import { rowsOf } from '../rows-of.js';
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
  translator: Translator,
  ids: number[][],
  memory: Memory,
  causal = true,
): { layer: DecoderLayer; logits: tf.Tensor3D } {
  return tf.tidy(() => decodeBehind(translator, ids, cacheOf(translator, memory), causal));
}

/** What a translator keeps from word to word: keys and values of what was put in and of the source, `[sentences, heads, n or m, 8]`. */
export type TranslationCache = DecoderKept & {
  /** `[sentences, 1, m]`, bool: true for real words. */
  mask: tf.Tensor3D;
};

/** A cache with no word in it yet: the keys and values of the memory. */
export function cacheOf({ params, headCount }: Translator, { memory, mask }: Memory): TranslationCache {
  return { memory: memoryOf(memory, decoderOf(params, headCount)), mask };
}

/** The same for words behind those whose keys and values are kept; several at once only where there are none yet. */
export function decodeBehind(
  { params, headCount }: Translator,
  ids: number[][],
  { mask, ...kept }: TranslationCache,
  causal: boolean,
): { layer: DecoderLayer; logits: tf.Tensor3D; cache: TranslationCache } {
  return tf.tidy(() => {
    const options = { normFirst: true, causal, memoryMask: mask };
    const before = kept.past?.keys.shape.at(-2) ?? 0;
    const words = placed(ids, params.target!, before);
    const layer = continueDecoderLayer(words, kept, decoderOf(params, headCount), options);
    const updated = normalised(layer.output, { gain: params.lastGain!, bias: params.lastBias! });
    const logits = projected(updated, params.wOutput!, params.bOutput) as tf.Tensor3D;
    const { keys, values } = layer.attention;
    return { layer, logits, cache: { ...kept, mask, past: { keys, values } } };
  });
}

function decoderOf(params: Record<string, tf.Tensor>, headCount: number): DecoderLayerParams {
  return { ...partOf(params, 'decoder'), headCount } as DecoderLayerParams;
}

function placed(ids: number[][], table: tf.Tensor, before = 0): tf.Tensor {
  const positions = positionalEncoding(before + ids[0]!.length, table.shape[1]!).slice(before);
  return tf.add(rowsOf(table, ids), positions);
}
