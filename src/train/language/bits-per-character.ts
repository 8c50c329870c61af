import * as tf from '@tensorflow/tfjs';
import { windowLoss } from './language-loss.js';
import { checkLanguageModel, checkReadable, type LanguageModel } from './language-model.js';
import { idsOf } from './through-language-model.js';

const TOGETHER = 32;

/**
 * How many bits a language model needs for a character of a text, on the mean: the length of the text if it were packed by what
 * the model foretells.
 *
 *     bits = mean over all characters but the first of −log₂ p(character | those before, as many as the context holds)
 *
 * The text is cut into pieces as long as the context: a character at a piece's beginning has few before it.
 *
 * @param model as of `firstLanguageModel`
 * @param text two characters or more
 * @returns a number; guessing among c characters has log₂ c
 * @throws {RangeError} if the model doesn't know a character
 * @example
 * const model = firstLanguageModel('abcd', { layerCount: 1, dModel: 4, headCount: 1, context: 3 }, 1);
 * model.params.characters.assign(tf.zeros([4, 4])); // four characters, equally likely
 * bitsPerCharacter(model, 'abcdabcdab').toFixed(4); // → '2.0000'
 * tf.dispose(model.params);
 */
export function bitsPerCharacter(model: LanguageModel, text: string): number {
  checkLanguageModel('bitsPerCharacter', model);
  checkReadable('bitsPerCharacter', 'text', text, model.characters, 2);
  const ids = idsOf(text, model.characters);
  const whole = Math.floor((ids.length - 1) / model.size.context);
  const windowAt = (w: number) => ids.slice(w * model.size.context, (w + 1) * model.size.context + 1);
  const nats = (windows: number[][]) => {
    const [loss] = tf.tidy(() => windowLoss(model, windows, true).dataSync());
    return loss! * windows.length * (windows[0]!.length - 1);
  };
  let sum = 0;
  for (let w = 0; w < whole; w += TOGETHER)
    sum += nats(Array.from({ length: Math.min(TOGETHER, whole - w) }, (_, i) => windowAt(w + i)));
  if (windowAt(whole).length > 1) sum += nats([windowAt(whole)]);
  return sum / (ids.length - 1) / Math.LN2;
}
