import * as tf from '@tensorflow/tfjs';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkFunction, checkPositive, checkWhole } from '../../check/values.js';
import { descend } from '../descend.js';
import { paceAt } from '../translation/pair-batches.js';
import { languageDefaults } from './language-defaults.js';
import { windowLoss } from './language-loss.js';
import { checkLanguageModel, checkReadable, type TrainableLanguageModel } from './language-model.js';
import { textWindows } from './text-windows.js';
import { idsOf } from './through-language-model.js';

/** What training can be told. */
export interface LanguageTraining {
  /** How many times the numbers are changed (2,000). */
  steps?: number;
  /** Pieces of text looked at before each change, each as long as the context (16). */
  batchSize?: number;
  /** How far a change goes at most: it grows over the first 100 steps, and then shrinks evenly to nothing (.02 · √(16 / dModel)). */
  learningRate?: number;
  /** Chooses the pieces (1). */
  seed?: number;
  /** Called after each step with its number, from 1, and its loss, and waited for; training ends when it answers `false`. */
  onStep?: (step: number, loss: number) => unknown;
}

const OPTIONS: OptionChecks<LanguageTraining> = {
  steps: checkCount,
  batchSize: checkCount,
  learningRate: checkPositive,
  seed: checkWhole,
  onStep: checkFunction,
};

/**
 * Trains a language model on a text: at each step on pieces of it, from places drawn by chance.
 *
 *     loss = mean over the characters of the pieces of −log p(character | those before it in its piece)
 *
 * The model's own numbers are changed: whatever breaks the training off, what was learned so far is in them.
 *
 * @param model as of `firstLanguageModel`
 * @param text what to learn from: longer than the model's context
 * @param options steps, batch size, learning rate, seed, and a function to watch with
 * @returns the loss of each step, in nats
 * @throws {RangeError} if the text is too short, or has a character that the model doesn't know
 * @example
 * const model = firstLanguageModel('ab', { layerCount: 1, dModel: 4, headCount: 1, context: 4 }, 1);
 * const losses = await trainLanguageModel(model, 'abababababab', { steps: 3 });
 * losses.length; // → 3
 * tf.dispose(model.params);
 */
export async function trainLanguageModel(
  model: TrainableLanguageModel,
  text: string,
  options: LanguageTraining = {},
): Promise<number[]> {
  checkLanguageModel('trainLanguageModel', model);
  checkReadable('trainLanguageModel', 'text', text, model.characters, model.size.context + 1);
  checkOptions('trainLanguageModel', options, OPTIONS);
  await tf.ready();
  const { batchSize, steps } = languageDefaults;
  const { seed = 1, onStep, ...given } = options;
  const count = given.steps ?? steps;
  const most = given.learningRate ?? languageDefaults.learningRateOf(model.size);
  const { context } = model.size;
  const next = textWindows(idsOf(text, model.characters), context + 1, given.batchSize ?? batchSize, seed);
  return descend(Object.values(model.params), () => windowLoss(model, next()), {
    steps: count,
    rateAt: (step) => most * paceAt(step, count),
    onStep,
  });
}
