import { readJsonAsset } from '../assets/read-json-asset.js';

/** How a head learned: what was measured on its way. */
export interface HeadRun {
  /** What was varied, such as `d_k 4`. */
  name: string;
  /** The options of `trainHead` that differ from the defaults, besides steps and seed. */
  options: { dK?: number; learningRate?: number; scale?: number; without?: 'keys' | 'values' };
  seed: number;
  /** [marks]: as `measureHead` tells them, on 400 sentences of words that training never saw. */
  right: number[];
  entropy: number[];
  /** The loss of the first step, and the mean of the last twenty. */
  firstLoss: number;
  lastLosses: number;
}

/** How a block of `trainNeighborBlock` learned. */
export interface BlockRun {
  name: string;
  options: { headCount: number; dK?: number };
  seed: number;
  /** Shares of right answers in the end: who stands before, and who after. */
  right: [before: number, after: number];
  /** [steps]: the loss of each step. */
  losses: number[];
}

/** Many trainings, three seeds and more of each. */
export interface TrainingCurves {
  /** The steps after which heads were measured. */
  marks: number[];
  heads: HeadRun[];
  blocks: BlockRun[];
}

/**
 * Loads how many heads learned, each with something about its training varied, and blocks with one head and with two.
 *
 * @returns the steps of measuring, and the runs
 * @example
 * const { marks, heads } = await loadTrainingCurves();
 * marks.at(-1); // → 150
 * heads.filter(({ name }) => name === 'd_k 4').map(({ seed }) => seed); // → [1, 2, 3]
 */
export async function loadTrainingCurves(): Promise<TrainingCurves> {
  return readJsonAsset('training-curves.json');
}
