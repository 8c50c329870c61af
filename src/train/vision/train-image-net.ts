import * as tf from '@tensorflow/tfjs';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkFunction, checkPositive, checkSizes, checkWhole } from '../../check/values.js';
import { descend } from '../descend.js';
import { batchesOf, type ImageBatch, trainingDefaults } from './batches-of.js';
import { checkNet, type ImageNet, logitsOf, type TrainableNet } from './image-net.js';
import type { Digits } from './load-digits.js';
import { placed } from './place-digits.js';
import { checkDigits } from './split-digits.js';

/** What training can be told. */
export interface ImageTraining {
  /** How many times the numbers are changed (400). */
  steps?: number;
  /** Images looked at before each change (50). */
  batchSize?: number;
  /** How far a change goes (.01 for convolutions, .003 for the transformer). */
  learningRate?: number;
  /** By how many pixels images are shifted at random, up to 2 (0). */
  jitter?: number;
  /** Chooses the order of the images, and their shifts (1). */
  seed?: number;
  /** Called after each step with its number, from 1, and its loss, and waited for; training ends when it answers `false`. */
  onStep?: (step: number, loss: number) => unknown;
}

const OPTIONS: OptionChecks<ImageTraining> = {
  steps: checkCount,
  batchSize: checkCount,
  learningRate: checkPositive,
  jitter: (caller, name, value) => {
    if (![0, 1, 2].includes(value as number))
      throw new RangeError(`${caller}: expected ${name} 0, 1 or 2, got ${String(value)}`);
  },
  seed: checkWhole,
  onStep: checkFunction,
};

/**
 * Trains a small net to read handwritten digits.
 *
 *     loss = mean over a batch of −log p(digit | image)
 *
 * Guessing costs log 10 = 2.30. All images are seen once before any is seen again. The net's own numbers are changed:
 * whatever breaks the training off, what was learned so far is in them.
 *
 * @param net as of `firstImageNet`
 * @param digits images and labels to learn from
 * @param options steps, shifts, seed, and a function to watch with
 * @returns the loss of each step
 * @throws {RangeError} if there is no image, or an option is none of those above
 * @example
 * const { train } = splitDigits(await loadDigits(), 4, 1);
 * const net = firstImageNet('transformer', 1);
 * const losses = await trainImageNet(net, train, { steps: 1, batchSize: 2 });
 * losses.length; // → 1
 */
export async function trainImageNet(
  net: TrainableNet,
  digits: Digits,
  options: ImageTraining = {},
): Promise<number[]> {
  checkNet('trainImageNet', net);
  checkDigits('trainImageNet', digits);
  checkOptions('trainImageNet', options, OPTIONS);
  await tf.ready();
  const { batchSize = trainingDefaults.batchSize, jitter = 0, seed = 1 } = options;
  checkSizes('trainImageNet', { batchSize }, MOST_IMAGES);
  const { learningRate = trainingDefaults.learningRate[net.kind], onStep } = options;
  const next = batchesOf(digits.labels.length, { batchSize, jitter, seed });
  const descent = { steps: options.steps ?? trainingDefaults.steps, rateAt: () => learningRate, onStep };
  return descend(Object.values(net.params), () => lossOf(net, digits, next()), descent);
}

const MOST_IMAGES = 10_000; // of a batch, which is computed at once

/** Cross-entropy of a batch. */
function lossOf(net: ImageNet, { images, labels }: Digits, { places, shifts }: ImageBatch): tf.Scalar {
  return tf.tidy(() => {
    const chosen = places.map((place) => images[place]!);
    const logits = logitsOf(
      net,
      placed(chosen, (i) => shifts[i]!),
    );
    const right = tf.oneHot(
      places.map((place) => labels[place]!),
      10,
    );
    return tf.losses.softmaxCrossEntropy(right, logits) as tf.Scalar;
  });
}
