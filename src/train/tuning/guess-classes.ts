import * as tf from '@tensorflow/tfjs';
import { checkTexts } from '../../check/values.js';
import { readFor, throughTuning } from './through-tuning.js';
import { checkTuning, type Tuning } from './tuning.js';

/** What a tuned encoder says about texts. */
export interface ClassGuesses {
  /** `[texts, dModel]`: their vectors, of length 1. */
  sentences: tf.Tensor2D;
  /** `[texts, classes]`: scores, before softmax. */
  logits: tf.Tensor2D;
  /** Of each text, the place of the likeliest class. */
  labels: number[];
}

/** Texts that are computed together. */
const TOGETHER = 32;

/**
 * Asks a tuned encoder what texts are.
 *
 * @param tuning as of `firstTuning` or `loadTunings`
 * @param texts one or more
 * @returns vectors, scores and guesses
 * @throws {RangeError} if there is no text, or one is empty or too long
 * @example
 * const tuning = firstTuning(await loadEncoder(), ['person', 'animal']);
 * guessClasses(tuning, ['The cook chased the dog.']).logits; // → [[0, 0]]
 */
export function guessClasses(tuning: Tuning, texts: readonly string[]): ClassGuesses {
  checkTuning('guessClasses', tuning);
  checkTexts('guessClasses', 'texts', texts);
  if (texts.length === 0) throw new RangeError('guessClasses: expected one text or more, got none');
  const read = readFor('guessClasses', tuning, texts);
  return tf.tidy(() => {
    const batches = Array.from({ length: Math.ceil(read.length / TOGETHER) }, (_, i) =>
      throughTuning(tuning, read.slice(i * TOGETHER, (i + 1) * TOGETHER)),
    );
    const sentences = tf.concat(batches.map((batch) => batch.sentences)) as tf.Tensor2D;
    const logits = tf.concat(batches.map((batch) => batch.logits)) as tf.Tensor2D;
    return { sentences, logits, labels: [...tf.argMax(logits, 1).dataSync()] };
  });
}
