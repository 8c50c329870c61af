import * as tf from '@tensorflow/tfjs';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkFlag, checkFunction, checkPositive, checkWhole } from '../../check/values.js';
import { descend } from '../descend.js';
import { paceAt, pairBatches, translatorDefaults } from './pair-batches.js';
import { lossOf } from './translation-loss.js';
import { checkTranslator, type TrainableTranslator } from './translator.js';
import { checkPairs, type WordPair } from './word-pair.js';

/** What training can be told. */
export interface TranslatorTraining {
  /** How many times the numbers are changed (400). */
  steps?: number;
  /** Pairs looked at before each change (64). */
  batchSize?: number;
  /** How far a change goes at most: it grows over the first 100 steps, and then shrinks evenly to nothing (.005). */
  learningRate?: number;
  /** Whether target words are hidden from the places before them (true). */
  causal?: boolean;
  /** Chooses the order of the pairs (1). */
  seed?: number;
  /** Called after each step with its number, from 1, and its loss, and waited for; training ends when it answers `false`. */
  onStep?: (step: number, loss: number) => unknown;
}

const OPTIONS: OptionChecks<TranslatorTraining> = {
  steps: checkCount,
  batchSize: checkCount,
  learningRate: checkPositive,
  causal: checkFlag,
  seed: checkWhole,
  onStep: checkFunction,
};

/**
 * Trains a translator on pairs of sentences, from the right words before each word (teacher forcing).
 *
 *     loss = mean over target words, and the end of each sentence, of −log p(word | source, the right words before)
 *
 * All pairs are seen once before any is seen again. The translator's own numbers are changed: whatever breaks the
 * training off, what was learned so far is in them.
 *
 * @param translator as of `firstTranslator`
 * @param pairs what to learn from
 * @param options steps, seed, and a function to watch with
 * @returns the loss of each step
 * @throws {RangeError} if there is no pair, or a word that the translator doesn't know
 * @see Vaswani et al. 2017, Attention Is All You Need, section 5.3 (warm-up), https://arxiv.org/abs/1706.03762
 * @example
 * const pairs = [numberPair(1, 'german')]; // one → eins
 * const translator = firstTranslator({ source: ['one'], target: ['eins'] });
 * const losses = await trainTranslator(translator, pairs, { steps: 2, batchSize: 1 });
 * losses.length; // → 2
 */
export async function trainTranslator(
  translator: TrainableTranslator,
  pairs: readonly WordPair[],
  options: TranslatorTraining = {},
): Promise<number[]> {
  checkTranslator('trainTranslator', translator);
  checkPairs('trainTranslator', pairs, translator);
  checkOptions('trainTranslator', options, OPTIONS);
  await tf.ready();
  const {
    steps,
    batchSize,
    learningRate,
    causal = true,
    seed = 1,
    onStep,
  } = { ...translatorDefaults, ...given(options) };
  const next = pairBatches(pairs, batchSize, seed);
  const rateAt = (step: number) => learningRate * paceAt(step, steps);
  const lossAt = () => lossOf(translator, next(), causal);
  return descend(Object.values(translator.params), lossAt, { steps, rateAt, onStep });
}

/** What was told; an option of value `undefined` counts as not given. */
function given(options: TranslatorTraining): TranslatorTraining {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
