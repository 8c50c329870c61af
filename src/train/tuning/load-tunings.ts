import * as tf from '@tensorflow/tfjs';
import { readAsset } from '../../assets/read-asset.js';
import { readJsonAsset } from '../../assets/read-json-asset.js';
import { checkEncoder } from '../../model/check-encoder.js';
import type { Encoder } from '../../model/index.js';
import { firstTuning, type Tuning } from './tuning.js';
import type { TuningWay } from './tuning-defaults.js';

/** The tasks of chapter 12. */
export type TuningTask = 'topics' | 'doers';

/** How one training went. */
export interface TuningRun {
  task: TuningTask;
  /** `'words'` and `'probe'` are linear probes, of bags of words and of the encoder's sentences; `'scratch'` began without the encoder's numbers. */
  way: TuningWay | 'words' | 'probe' | 'scratch';
  /** Labels that it learned from. */
  count: number;
  seed: number;
  /** Which share of 320 texts that were kept aside is right. */
  right: number;
  /** How many numbers learned. */
  learned: number;
  /** What is further known of tunings. */
  tuned?: {
    /** Seconds of processor time for its steps, by PyTorch on one core. */
    seconds: number;
    firstLosses: number[];
    /** The mean loss of each ten steps. */
    meansOf10: number[];
    /** Of chapter 8's fifty sentences, how many have their nearest neighbor in their own topic afterwards. */
    kept: number;
    /** The mean cosine of all pairs of these. */
    cosine: number;
    /** Of each layer, how far its six matrices went, as a share of their own length. */
    moved: number[];
  };
}

/** Right answers and losses of a training that goes on for too long. */
export interface WatchedTuning {
  task: TuningTask;
  way: TuningWay;
  count: number;
  steps: number[];
  train: { right: number; loss: number }[];
  validation: { right: number; loss: number }[];
}

/** All that is kept of the trainings for chapter 12. */
export interface TuningResults {
  /** The classes of each task. */
  classes: Readonly<Record<TuningTask, readonly string[]>>;
  /** The rates that were tried, and the mean share of right answers on the validation parts of both tasks. */
  rates: { way: TuningRun['way']; rate: number; right: number; isTaken: boolean }[];
  runs: TuningRun[];
  long: WatchedTuning;
}

/**
 * Reads how the trainings for chapter 12 went.
 *
 * @returns rates, runs, and one that was watched
 * @example
 * const { runs } = await savedTuningResults();
 * runs.filter(({ task, way, count }) => task === 'doers' && way === 'probe' && count === 4).length; // → 5
 */
export function savedTuningResults(): Promise<TuningResults> {
  return readJsonAsset('tuning/tunings.json');
}

/**
 * Loads two tunings that come with the kit: low-rank matrices, learned from 128 labels of each task.
 *
 * @param encoder the shipped one, of `loadEncoder`
 * @returns tunings; their variables are yours to dispose
 * @throws {RangeError} if the encoder is another one
 * @example
 * const { doers } = await loadTunings(await loadEncoder());
 * guessClasses(doers, ['The cook chased the dog.', 'The cook was chased by the dog.']).labels; // → [0, 1]
 */
export async function loadTunings(encoder: Encoder): Promise<Record<TuningTask, Tuning>> {
  checkEncoder('loadTunings', encoder);
  const [bytes, { classes }] = await Promise.all([
    readAsset('tuning/tunings.bin'),
    savedTuningResults(),
    tf.ready(),
  ]);
  const numbers = new Float32Array(bytes.slice().buffer);
  let at = 0;
  const read = (task: TuningTask): Tuning => {
    const tuning = firstTuning(encoder, classes[task]);
    for (const param of Object.values(tuning.params)) {
      at += param.size;
      tf.tidy(() => param.assign(tf.tensor(numbers.subarray(at - param.size, at), param.shape)));
    }
    return tuning;
  };
  const tunings = { topics: read('topics'), doers: read('doers') };
  if (at !== numbers.length)
    throw new RangeError(
      `loadTunings: expected an encoder with ${numbers.length} numbers to tune, got ${at}`,
    );
  return tunings;
}
