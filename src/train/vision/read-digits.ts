import * as tf from '@tensorflow/tfjs';
import { checkPair } from '../../check/values.js';
import { checkNet, type ImageNet, logitsOf } from './image-net.js';
import type { Digits } from './load-digits.js';
import { placeDigits, type Shift } from './place-digits.js';
import { checkDigits } from './split-digits.js';

/** Images read at once. */
const BATCH = 100;

/**
 * Lets a net read digits, and says how often it is right.
 *
 * @param net a trained net
 * @param digits images and what they show
 * @param shift pixels to the right and down, −2 to 2 (default: none)
 * @returns what it takes each image for, and which share of them is right, from 0 to 1
 * @example
 * const { convolution } = await loadImageNets();
 * const { images, labels } = await loadDigits();
 * readDigits(convolution, { images: images.slice(0, 3), labels: labels.slice(0, 3) }).answers; // → [0, 1, 2]
 */
export function readDigits(
  net: ImageNet,
  digits: Digits,
  shift: Shift = [0, 0],
): { answers: number[]; accuracy: number } {
  checkNet('readDigits', net);
  checkDigits('readDigits', digits);
  checkPair('readDigits', 'shift', shift);
  const starts = Array.from({ length: Math.ceil(digits.images.length / BATCH) }, (_, i) => i * BATCH);
  const answers = starts.flatMap((start) => read(net, digits.images.slice(start, start + BATCH), shift));
  const right = answers.filter((answer, i) => answer === digits.labels[i]).length;
  return { answers, accuracy: right / answers.length };
}

function read(net: ImageNet, images: number[][][], shift: Shift): number[] {
  return tf.tidy(() =>
    Array.from(tf.argMax(logitsOf(net, placeDigits(images, shift)), -1).dataSync<'int32'>()),
  );
}
