import * as tf from '@tensorflow/tfjs';
import { readJsonAsset } from '../assets/read-json-asset.js';
import type { HeadParams } from '../attention/index.js';

/** The file of the trained head: its numbers, and how they were trained. */
export interface TrainedHeadFile {
  /** The options of `trainHead` that give these numbers. */
  training: Record<'dK' | 'steps' | 'batchSize' | 'learningRate' | 'valueDecay' | 'seed', number>;
  /** The losses of the first ten steps and of the last. */
  firstLosses: number[];
  lastLoss: number;
  wQuery: number[][];
  wKey: number[][];
  wValue: number[][];
}

let read: Promise<TrainedHeadFile> | undefined;

/** Reads the file of the trained head, once. */
export function readTrainedHead(): Promise<TrainedHeadFile> {
  read ??= readJsonAsset<TrainedHeadFile>('trained-head.json').catch((error: Error) => {
    read = undefined;
    throw error;
  });
  return read;
}

/**
 * Loads the attention head that comes with the kit, trained by `trainHead` on the vectors of `loadWordVectors`.
 *
 * It tells what *they*, *it* and adjectives are about. Its training never said where to look.
 *
 * @returns `wQuery` and `wKey` `[50, 16]`, `wValue` `[50, 50]`: new tensors at each call, yours to dispose
 * @example
 * const head = await loadTrainedHead();
 * const x = embed(tokenize('Transformers are cool because they are efficient'), await loadWordVectors());
 * const { weights } = selfAttention(x, head);
 * weights.arraySync()[4][0] > 0.9; // → true
 */
export async function loadTrainedHead(): Promise<HeadParams> {
  const [{ wQuery, wKey, wValue }] = await Promise.all([readTrainedHead(), tf.ready()]);
  return { wQuery: tf.tensor2d(wQuery), wKey: tf.tensor2d(wKey), wValue: tf.tensor2d(wValue) };
}
