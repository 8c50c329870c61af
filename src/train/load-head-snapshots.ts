import * as tf from '@tensorflow/tfjs';
import { readJsonAsset } from '../assets/read-json-asset.js';
import type { HeadParams } from '../attention/index.js';
import type { TrainingOptions } from './train-head.js';

/** A head as it was after some of the steps of its training. */
export interface HeadSnapshot {
  /** After how many steps; 0 is before training. */
  step: number;
  head: HeadParams;
}

/** A training that was watched. */
export interface WatchedTraining {
  /** The options of `trainHead` that give these numbers. */
  training: Required<
    Pick<TrainingOptions, 'dK' | 'steps' | 'batchSize' | 'learningRate' | 'valueDecay' | 'seed'>
  >;
  /** [steps]: the loss of each step. */
  losses: number[];
  /** The head after 0, 1, 2, 4, … steps; its tensors are yours to dispose. */
  snapshots: HeadSnapshot[];
}

type Stored = Omit<WatchedTraining, 'snapshots'> & { steps: number[]; matrices: string };

const D_MODEL = 50;

/**
 * Loads a training of chapter 5's head from noise, 300 steps, with the head as it was after 14 of them.
 *
 * @returns options, the loss of each step, and the snapshots: new tensors at each call
 * @example
 * const { losses, snapshots } = await loadHeadSnapshots();
 * losses.length; // → 300
 * snapshots.map(({ step }) => step); // → [0, 1, 2, 4, 8, 16, 32, 50, 75, 100, 150, 200, 250, 300]
 * snapshots[13].head.wQuery.shape; // → [50, 16]
 */
export async function loadHeadSnapshots(): Promise<WatchedTraining> {
  const [stored] = await Promise.all([readJsonAsset<Stored>('head-snapshots.json'), tf.ready()]);
  const { training, losses, steps, matrices } = stored;
  const numbers = new DataView(Uint8Array.from(atob(matrices), (letter) => letter.charCodeAt(0)).buffer);
  let at = 0;
  const next = (columns: number): tf.Tensor2D => {
    const values = Float32Array.from({ length: D_MODEL * columns }, () => numbers.getFloat32(4 * at++, true));
    return tf.tensor2d(values, [D_MODEL, columns]);
  };
  const snapshots = steps.map((step) => ({
    step,
    head: { wQuery: next(training.dK), wKey: next(training.dK), wValue: next(D_MODEL) },
  }));
  return { training, losses, snapshots };
}
