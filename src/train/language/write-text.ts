import * as tf from '@tensorflow/tfjs';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkFlag, checkWhole } from '../../check/values.js';
import { seededRandom } from '../seeded-random.js';
import { checkLanguageModel, checkReadable, type LanguageModel } from './language-model.js';
import { type Choosing, choosingChecks, sharesOf } from './next-shares.js';
import type { LanguagePast } from './through-language-model.js';
import { scored } from './write-next.js';

/** What writing may be told. */
export interface Writing extends Choosing {
  /** How many characters it writes (200). */
  length?: number;
  /** Chooses the characters (1). */
  seed?: number;
  /** Whether keys and values are kept from character to character (true); the text is the same without. */
  keeps?: boolean;
}

const OPTIONS: OptionChecks<Writing> = {
  ...choosingChecks,
  length: checkCount,
  seed: checkWhole,
  keeps: checkFlag,
};

/**
 * Lets a language model go on with a text, character by character.
 *
 * When its context is full, it goes on from the last half of it.
 *
 * @param model as of `firstLanguageModel`
 * @param beginning one character or more
 * @param options length, temperature, top, seed, keeps
 * @returns what it wrote, without the beginning
 * @throws {RangeError} if the model doesn't know a character
 * @example
 * const model = firstLanguageModel('abc', { layerCount: 1, dModel: 4, headCount: 1, context: 8 }, 1);
 * writeText(model, 'ab', { length: 20 }).length; // → 20
 * tf.dispose(model.params);
 */
export function writeText(model: LanguageModel, beginning: string, options: Writing = {}): string {
  checkLanguageModel('writeText', model);
  checkReadable('writeText', 'beginning', beginning, model.characters);
  checkOptions('writeText', options, OPTIONS);
  const { length = 200, seed = 1, keeps = true, ...choosing } = options;
  const random = seededRandom(seed);
  const half = Math.ceil(model.size.context / 2);
  let [seen, wrote] = [beginning.slice(-model.size.context), ''];
  let past: LanguagePast | undefined;
  while (wrote.length < length) {
    const isFull = seen.length > model.size.context;
    if (isFull) seen = seen.slice(-half);
    if (isFull || !keeps) past = forget(past);
    const next = scored(model, past ? seen.slice(-1) : seen, past);
    const character = drawn(model, next.logits, choosing, random);
    tf.dispose([next.logits, forget(past) ?? []]);
    past = next.past;
    [seen, wrote] = [seen + character, wrote + character];
  }
  forget(past);
  return wrote;
}

function forget(past: LanguagePast | undefined): undefined {
  for (const layer of past ?? []) tf.dispose({ ...layer });
  return undefined;
}

function drawn(
  { characters }: LanguageModel,
  logits: tf.Tensor1D,
  choosing: Choosing,
  random: () => number,
): string {
  let left = random();
  const shares = sharesOf([...logits.dataSync()], choosing);
  const place = shares.findIndex((share) => {
    left -= share;
    return share > 0 && left < 0;
  });
  return characters[place < 0 ? shares.findLastIndex((share) => share > 0) : place]!;
}
