import * as tf from '@tensorflow/tfjs';
import { checkRank, checkShape } from '../../attention/check.js';
import { checkList } from '../../check/values.js';
import { checkLanguageModel, checkReadable, type LanguageModel } from './language-model.js';
import { checkFits } from './read-text.js';
import { idsOf, type LanguagePast, throughLanguageModel } from './through-language-model.js';

/** What a language model computes from the characters so far. */
export interface NextCharacter {
  /** `[characters]`: scores of the character that comes next. */
  logits: tf.Tensor1D;
  /** Keys and values of all characters so far, for each layer `[1, heads, n, dHead]`. */
  past: LanguagePast;
}

/**
 * Reads the beginning of a text, and scores the character that comes next.
 *
 * @param model as of `firstLanguageModel`
 * @param beginning one character to as many as the context holds
 * @returns logits, and the keys and values that `writeNext` goes on from
 * @throws {RangeError} if the beginning is too long, or the model doesn't know a character
 * @example
 * const model = firstLanguageModel('abc', { layerCount: 2, dModel: 8, headCount: 2, context: 16 }, 1);
 * const { logits, past } = startWriting(model, 'abcab');
 * [logits.shape, past[1].keys.shape]; // → [[3], [1, 2, 5, 4]]
 * tf.dispose(model.params);
 */
export function startWriting(model: LanguageModel, beginning: string): NextCharacter {
  checkLanguageModel('startWriting', model);
  checkReadable('startWriting', 'beginning', beginning, model.characters);
  checkFits('startWriting', 'beginning', beginning, model);
  return scored(model, beginning);
}

/**
 * Puts one more character in, and scores the one that comes next: the row that `readText` has last.
 *
 * Queries, keys and values are made of this one character; those of the characters before are kept (KV cache).
 *
 * @param model the one that made `past`
 * @param past what `startWriting`, or this function for the character before, gave; it stays as it is
 * @param character one that the model knows
 * @returns logits, and the next past
 * @throws {RangeError} if the context is full, or the model doesn't know the character
 * @example
 * const model = firstLanguageModel('abc', { layerCount: 2, dModel: 8, headCount: 2, context: 16 }, 1);
 * const { past } = writeNext(model, startWriting(model, 'abcab').past, 'c');
 * past[0].values.shape; // → [1, 2, 6, 4]
 * tf.dispose(model.params);
 */
export function writeNext(model: LanguageModel, past: LanguagePast, character: string): NextCharacter {
  checkLanguageModel('writeNext', model);
  checkPast('writeNext', past, model);
  checkReadable('writeNext', 'character', character, model.characters);
  if (character.length > 1)
    throw new RangeError(`writeNext: expected one character, got ${character.length}`);
  return scored(model, character, past);
}

/** The same with nothing checked. */
export function scored(model: LanguageModel, text: string, past?: LanguagePast): NextCharacter {
  return tf.tidy(() => {
    const ids = idsOf(text, model.characters);
    const { logits, layers } = throughLanguageModel(model, [ids], false, past);
    const last = tf.slice(logits, [0, ids.length - 1, 0], [1, 1, -1]);
    const kept = layers.map(({ attention: { keys, values } }) => ({ keys, values }));
    return { logits: tf.squeeze<tf.Tensor1D>(last, [0, 1]), past: kept };
  });
}

function checkPast(caller: string, past: LanguagePast, { size }: LanguageModel): void {
  checkList(caller, 'past', past);
  const { layerCount, headCount, dModel, context } = size;
  if (past.length !== layerCount)
    throw new RangeError(`${caller}: expected past of ${layerCount} layers, got ${past.length}`);
  for (const [l, layer] of past.entries())
    for (const name of ['keys', 'values'] as const) {
      checkRank(caller, `past[${l}].${name}`, layer?.[name], [4, 4]);
      checkShape(caller, `past[${l}].${name}`, layer[name], [1, headCount, '*', dModel / headCount]);
      checkShape(caller, `past[${l}].${name}`, layer[name], past[0]!.keys.shape);
    }
  const length = past[0]!.keys.shape[2]!;
  if (length >= context)
    throw new RangeError(`${caller}: expected past of fewer than ${context} characters, got ${length}`);
}
