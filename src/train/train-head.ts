import * as tf from '@tensorflow/tfjs';
import type { HeadParams } from '../attention/index.js';
import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkCount, checkFinite, checkFunction, checkPositive, checkWhole } from '../check/values.js';
import { checkVectors } from '../text/check-vectors.js';
import { embedFor } from '../text/embed.js';
import type { WordVectors } from '../text/index.js';
import { aboutLoss } from './about-loss.js';
import { checkWords, functionWords, generateSentences } from './generate-sentences.js';
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
  /** Called after each step with its number, from 1, and its loss; training ends when it answers `false`. */
  onStep?: (step: number, loss: number) => unknown;
}

/** The options that the head of `loadTrainedHead` was trained with. */
export const trainingDefaults: Required<TrainingOptions> = {
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
  onStep: checkFunction,
};

/** Adam whose steps become shorter. */
class ShrinkingAdam extends tf.AdamOptimizer {
  shrinkTo(learningRate: number): void {
    this.learningRate = learningRate;
  }
}

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
  const { words, dK, steps, batchSize, learningRate, valueDecay, seed, onStep }: Required<TrainingOptions> = {
    ...trainingDefaults,
    ...Object.fromEntries(given),
  };
  const sentences = generateSentences(steps * batchSize, words, seed);
  const candidates = embedFor(
    'trainHead',
    [...words.nouns.flat(), ...words.adjectives, ...functionWords],
    vectors,
  );
  const head = firstHead(vectors.dModel, dK, seed);
  const adam = new ShrinkingAdam(learningRate, 0.9, 0.999);
  for (let step = 1; step <= steps; step++) {
    const batch = sentenceBatch(sentences.slice((step - 1) * batchSize, step * batchSize), vectors);
    const price = () => tf.mul(tf.sum(tf.square(head.wValue)), valueDecay);
    const toMinimize = () => tf.add<tf.Scalar>(aboutLoss(head, batch, candidates), price());
    const loss = adam.minimize(toMinimize, true, Object.values(head))!;
    adam.shrinkTo(learningRate * (1 - step / steps));
    const [value] = await loss.data();
    tf.dispose([loss, { ...batch }]);
    if (onStep(step, value!) === false) break;
  }
  tf.dispose(candidates);
  adam.dispose();
  return head;
}

function firstHead(dModel: number, dK: number, seed: number): Record<keyof HeadParams, tf.Variable> {
  return tf.tidy(() => ({
    wQuery: tf.variable(seededMatrix(dModel, dK, seed)),
    wKey: tf.variable(seededMatrix(dModel, dK, seed + 1)),
    wValue: tf.variable(seededMatrix(dModel, dModel, seed + 2)),
  }));
}
