import * as tf from '@tensorflow/tfjs';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkFunction, checkPositive, checkWhole } from '../../check/values.js';
import type { LayerParams } from '../../model/index.js';
import { descend } from '../descend.js';
import { pairBatches } from '../translation/pair-batches.js';
import { checkLabelled, type LabelledTexts } from './labelled-texts.js';
import type { ReadText } from './read-states.js';
import { restingLayers } from './resting-layers.js';
import { frozenLayers, readFor, throughTuning } from './through-tuning.js';
import { checkTuning, type Tuning } from './tuning.js';
import { tuningDefaults, tuningPace } from './tuning-defaults.js';

/** What training can be told. */
export interface TuningOptions {
  /** How many times the numbers are changed (60). */
  steps?: number;
  /** Texts looked at before each change (16, or all if there are fewer). */
  batchSize?: number;
  /** How far a change goes at most: it grows over the first 10 steps, and then shrinks evenly to nothing. */
  learningRate?: number;
  /** Chooses the order of the texts (1). */
  seed?: number;
  /** Called after each step with its number, from 1, and its loss, and waited for; training ends when it answers `false`. */
  onStep?: (step: number, loss: number) => unknown;
}

const OPTIONS: OptionChecks<TuningOptions> = {
  steps: checkCount,
  batchSize: checkCount,
  learningRate: checkPositive,
  seed: checkWhole,
  onStep: checkFunction,
};

/**
 * Tunes an encoder to a task.
 *
 *     loss = mean over a batch of −log p(class | text)
 *
 * At first all classes are as likely: guessing costs log(classes). All texts are seen once before any is seen again. The tuning's
 * own numbers are changed: whatever breaks the training off, what was learned so far is in them.
 *
 * @param tuning as of `firstTuning`
 * @param data texts and labels to learn from
 * @param options steps, rate, seed, and a function to watch with
 * @returns the loss of each step
 * @throws {RangeError} if there is no text, a class that the tuning doesn't have, or an option is none of those above
 * @see Devlin et al. 2019, BERT, section 4.1 (fine-tuning), https://arxiv.org/abs/1810.04805
 * @example
 * const data = drawDoers(2);
 * const tuning = firstTuning(await loadEncoder(), data.classes, { way: 'last' });
 * const [loss] = await trainTuning(tuning, data, { steps: 1 });
 * loss.toFixed(4); // → '0.6931'
 */
export async function trainTuning(
  tuning: Tuning,
  data: LabelledTexts,
  options: TuningOptions = {},
): Promise<number[]> {
  checkTuning('trainTuning', tuning);
  checkVariables(tuning);
  checkLabelled('trainTuning', data, tuning.classes);
  checkOptions('trainTuning', options, OPTIONS);
  await tf.ready();
  const { steps = tuningDefaults.steps, seed = 1, onStep } = options;
  const { learningRate = tuningDefaults.learningRate[tuning.way] } = options;
  const batchSize = Math.min(options.batchSize ?? tuningDefaults.batchSize, data.texts.length);
  const texts = readFor('trainTuning', tuning, data.texts);
  const next = pairBatches([...texts.keys()], batchSize, seed);
  const rateAt = (step: number) => learningRate * tuningPace(step, steps);
  const { layers, dispose } = restingLayers(tuning, frozenLayers(tuning));
  const lossAt = () => tuningLoss(tuning, { texts, labels: data.labels, places: next() }, layers);
  try {
    return await descend(Object.values(tuning.params), lossAt, { steps, rateAt, onStep });
  } finally {
    dispose();
  }
}

function checkVariables({ params }: Tuning): void {
  const still = Object.keys(params).find((name) => !(params[name] instanceof tf.Variable));
  if (still !== undefined)
    throw new TypeError(`trainTuning: expected params that are variables, got a tensor as ${still}`);
}

/** Which of some texts are looked at. */
interface Batch {
  texts: readonly ReadText[];
  labels: readonly number[];
  places: readonly number[];
}

/** Cross-entropy of a batch. */
export function tuningLoss(
  tuning: Tuning,
  { texts, labels, places }: Batch,
  layers?: readonly LayerParams[],
): tf.Scalar {
  return tf.tidy(() => {
    const right = tf.oneHot(
      places.map((i) => labels[i]!),
      tuning.classes.length,
    );
    const chosen = places.map((i) => texts[i]!);
    return tf.losses.softmaxCrossEntropy(right, throughTuning(tuning, chosen, layers).logits) as tf.Scalar;
  });
}
