import * as tf from '@tensorflow/tfjs';
import { checkLanguageModel, checkReadable, type LanguageModel } from './language-model.js';
import { idsOf, throughLanguageModel } from './through-language-model.js';

/** What a language model computes from a text. */
export interface TextReading {
  /** `[n, characters]`: row i scores the character that comes after the first i + 1. */
  logits: tf.Tensor2D;
  /** `[layers, heads, n, n]`: where each character looks. */
  weights: tf.Tensor4D;
}

/**
 * Passes a text through a language model, all its characters at once.
 *
 * @param model as of `firstLanguageModel`
 * @param text one character to as many as the context holds
 * @returns logits, and attention's weights
 * @throws {RangeError} if the text is too long, or the model doesn't know a character
 * @example
 * const model = firstLanguageModel('abc', { layerCount: 2, dModel: 8, headCount: 2, context: 16 }, 1);
 * const { logits, weights } = readText(model, 'abcab');
 * [logits.shape, weights.shape]; // → [[5, 3], [2, 2, 5, 5]]
 * tf.dispose(model.params);
 */
export function readText(model: LanguageModel, text: string): TextReading {
  checkLanguageModel('readText', model);
  checkReadable('readText', 'text', text, model.characters);
  checkFits('readText', 'text', text, model);
  return tf.tidy(() => {
    const { logits, layers } = throughLanguageModel(model, [idsOf(text, model.characters)], true);
    const weights = tf.concat(layers.map(({ attention }) => attention.weights)) as tf.Tensor4D;
    return { logits: tf.squeeze<tf.Tensor2D>(logits, [0]), weights };
  });
}

/** Asserts that a text is no longer than what a model sees at once. */
export function checkFits(caller: string, name: string, text: string, { size }: LanguageModel): void {
  if (text.length > size.context)
    throw new RangeError(
      `${caller}: expected ${name} of at most ${size.context} characters, got ${text.length}`,
    );
}
