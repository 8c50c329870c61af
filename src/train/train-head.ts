import * as tf from '@tensorflow/tfjs';
import type { HeadParams } from '../attention/index.js';
import { checkOptions, type OptionChecks } from '../check/options.js';
import {
  checkCount,
  checkFinite,
  checkFunction,
  checkOneOf,
  checkPositive,
  checkSizes,
  checkWhole,
} from '../check/values.js';
import { checkVectors } from '../text/check-vectors.js';
import type { WordVectors } from '../text/index.js';
import { aboutLoss } from './about-loss.js';
import { candidatesOf } from './candidates.js';
import { checkSentences } from './check-sentences.js';
import { descend } from './descend.js';
import { checkWords, generateSentences, MOST_SENTENCES, type Sentence } from './generate-sentences.js';
import { type SentenceWords, trainingWords } from './head-words.js';
import { seededMatrix } from './seeded-matrix.js';
import { sentenceBatch } from './sentence-batch.js';

/** What training can be told. */
export interface TrainingOptions {
  /** The nouns and adjectives of the sentences (`trainingWords`). */
  words?: SentenceWords;
  /** Numbers in a query and in a key (16). */
  dK?: number;
  /** How many times the weights are changed (2000). */
  steps?: number;
  /** Sentences looked at before each change (16). */
  batchSize?: number;
  /** How far a change goes at first; it shrinks evenly to nothing (0.01). */
  learningRate?: number;
  /** The price of large values: this times the sum of wValue's squares is added to the loss (0.01). */
  valueDecay?: number;
  /** Chooses the first weights and the sentences (1). */
  seed?: number;
  /** Sentences to go over again and again, instead of generated ones. */
  sentences?: readonly Sentence[];
  /** What scores are multiplied by (1/√dK). */
  scale?: number;
  /** A part to go without: `'keys'` of their own, so that queries serve as keys, or `'values'`, so that words hand over themselves. */
  without?: 'keys' | 'values';
  /**
   * Called after each step with its number, from 1, its loss, and the head as it is now; waited for.
   * Training ends when it answers `false`.
   */
  onStep?: (step: number, loss: number, head: HeadParams) => unknown;
}

/** What is only told where it should differ from the head of `loadTrainedHead`. */
type Deviations = 'sentences' | 'scale' | 'without';

/** The options that the head of `loadTrainedHead` was trained with. */
export const trainingDefaults: Required<Omit<TrainingOptions, Deviations>> = {
  words: trainingWords,
  dK: 16,
  steps: 2000,
  batchSize: 16,
  learningRate: 0.01,
  valueDecay: 0.01,
  seed: 1,
  onStep: () => {},
};

const OPTIONS: OptionChecks<TrainingOptions> = {
  words: checkWords,
  dK: checkCount,
  steps: checkCount,
  batchSize: checkCount,
  learningRate: checkPositive,
  valueDecay: checkFinite,
  seed: checkWhole,
  sentences: checkSentences,
  scale: checkFinite,
  without: checkOneOf('keys', 'values'),
  onStep: checkFunction,
};

const START = { dK: OPTIONS.dK, seed: OPTIONS.seed, without: OPTIONS.without };

type Settings = typeof trainingDefaults & Pick<TrainingOptions, Deviations>;

/**
 * Trains one attention head to tell what the words of a sentence are about, on generated sentences.
 *
 * The head is never told where to look: what is judged is the updated word, see `aboutLoss`.
 *
 * @param vectors the word vectors, which stay as they are
 * @param options words, sizes, seed, and a function to watch with
 * @returns `wQuery` and `wKey` `[dModel, dK]`, `wValue` `[dModel, dModel]`, yours to dispose
 * @throws {RangeError} if dK, steps or batchSize is not a whole number above 0, or a word has no vector
 * @see Diederik P. Kingma, Jimmy Ba (2015), Adam: A Method for Stochastic Optimization, https://arxiv.org/abs/1412.6980
 * @example
 * const head = await trainHead(await loadWordVectors(), { steps: 2, batchSize: 4, dK: 8 });
 * head.wQuery.shape; // → [50, 8]
 * head.wValue.shape; // → [50, 50]
 */
export async function trainHead(vectors: WordVectors, options: TrainingOptions = {}): Promise<HeadParams> {
  checkVectors('trainHead', vectors);
  checkOptions('trainHead', options, OPTIONS);
  await tf.ready();
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings: Settings = { ...trainingDefaults, ...Object.fromEntries(given) };
  const { words, steps, learningRate, valueDecay, sentences, scale, onStep } = settings;
  if (!sentences) checkSizes('trainHead', { steps, batchSize: settings.batchSize }, MOST_SENTENCES);
  const candidates = candidatesOf('trainHead', vectors, words, sentences);
  const batchAt = batches(settings);
  const head = firstHead(vectors.dModel, settings);
  const lossAt = (step: number): tf.Scalar => {
    const price = tf.mul(tf.sum(tf.square(head.wValue)), valueDecay);
    return tf.add(aboutLoss(head, sentenceBatch(batchAt(step), vectors), candidates, scale), price);
  };
  const learned = [...new Set(Object.values(head))].filter((matrix) => matrix.trainable);
  const rateAt = (step: number) => learningRate * (1 - (step - 1) / steps);
  try {
    await descend(learned, lossAt, { steps, rateAt, onStep: (step, loss) => onStep(step, loss, head) });
  } finally {
    candidates.dispose();
  }
  return head;
}

/** The sentences of each step, from 1: new ones, or the given ones over and over. */
function batches({ steps, batchSize, words, seed, sentences }: Settings): (step: number) => Sentence[] {
  const all = sentences ?? generateSentences(steps * batchSize, words, seed);
  if (all.length === 0) throw new RangeError('trainHead: expected one sentence or more, got none');
  const places = Array.from({ length: Math.min(batchSize, all.length) }, (_, i) => i);
  return (step) => places.map((i) => all[((step - 1) * places.length + i) % all.length]!);
}

function firstHead(dModel: number, { dK, seed, without }: Settings): Record<keyof HeadParams, tf.Variable> {
  return tf.tidy(() => {
    const first = untrainedHead(dModel, { dK, seed, ...(without && { without }) });
    const wQuery = tf.variable(first.wQuery);
    const wKey = without === 'keys' ? wQuery : tf.variable(first.wKey);
    return { wQuery, wKey, wValue: tf.variable(first.wValue, without !== 'values') };
  });
}

/**
 * The random matrices that the training of a head begins with.
 *
 * @param dModel numbers a word
 * @param options `dK` (16), `seed` (1) and `without`, as for `trainHead`
 * @returns `wQuery` and `wKey` `[dModel, dK]`, `wValue` `[dModel, dModel]`, yours to dispose
 * @example
 * const { wKey, wValue } = untrainedHead(50, { dK: 8 });
 * [wKey.shape, wValue.shape]; // → [[50, 8], [50, 50]]
 */
export function untrainedHead(
  dModel: number,
  options: Pick<TrainingOptions, 'dK' | 'seed' | 'without'> = {},
): HeadParams {
  checkCount('untrainedHead', 'dModel', dModel);
  checkOptions('untrainedHead', options, START);
  const { dK = trainingDefaults.dK, seed = trainingDefaults.seed, without } = options;
  return {
    wQuery: seededMatrix(dModel, dK, seed),
    wKey: seededMatrix(dModel, dK, without === 'keys' ? seed : seed + 1),
    wValue: without === 'values' ? tf.eye(dModel) : seededMatrix(dModel, dModel, seed + 2),
  };
}
