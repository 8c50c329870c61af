import * as tf from '@tensorflow/tfjs';
import { checkEach, checkText } from '../../check/values.js';
import { checkLanguageModel, checkReadable, type LanguageModel } from './language-model.js';
import { idsOf, throughLanguageModel } from './through-language-model.js';

/**
 * How badly a language model foretells each character of some texts from those before it.
 *
 *     loss = mean over all characters but the first of each text of −log p(character | those before)
 *
 * In nats; divided by log 2 these are bits per character. Guessing costs log(characters).
 *
 * @param model its numbers may be variables
 * @param texts of one length: two characters to one more than the model's context
 * @returns a scalar, through which gradients flow
 * @throws {RangeError} if there is no text, texts differ in length or are too long, or the model doesn't know a character
 * @example
 * const model = firstLanguageModel('abc', { layerCount: 1, dModel: 4, headCount: 1, context: 8 }, 1);
 * model.params.characters.assign(tf.zeros([3, 4])); // all characters are equally likely: log 3
 * languageLoss(model, ['abcab', 'bcabc']); // → 1.0986
 * tf.dispose(model.params);
 */
export function languageLoss(model: LanguageModel, texts: readonly string[]): tf.Scalar {
  checkLanguageModel('languageLoss', model);
  checkWindows('languageLoss', texts, model);
  return windowLoss(
    model,
    texts.map((text) => idsOf(text, model.characters)),
  );
}

/** The same with nothing checked, of places among the characters: `[texts, n + 1]`. */
export function windowLoss(model: LanguageModel, windows: number[][], isFused = false): tf.Scalar {
  return tf.tidy(() => {
    const inputs = windows.map((window) => window.slice(0, -1));
    const right = tf.tensor2d(
      windows.map((window) => window.slice(1)),
      undefined,
      'int32',
    );
    const { logits } = throughLanguageModel(model, inputs, !isFused);
    return tf.losses.softmaxCrossEntropy(tf.oneHot(right, model.characters.length), logits) as tf.Scalar;
  });
}

function checkWindows(caller: string, texts: readonly string[], { characters, size }: LanguageModel): void {
  checkEach(checkText)(caller, 'texts', texts);
  if (texts.length === 0) throw new RangeError(`${caller}: expected one text or more, got none`);
  for (const [i, text] of texts.entries()) {
    checkReadable(caller, `texts[${i}]`, text, characters, 2);
    if (text.length > size.context + 1)
      throw new RangeError(
        `${caller}: expected texts[${i}] of at most ${size.context + 1} characters, got ${text.length}`,
      );
    if (text.length !== texts[0]!.length)
      throw new RangeError(
        `${caller}: expected texts of one length, got ${texts[0]!.length} and ${text.length} characters`,
      );
  }
}
