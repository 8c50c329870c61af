import * as tf from '@tensorflow/tfjs';
import { checkShapes } from '../../attention/check.js';
import { checkHas } from '../../check/options.js';
import { type Check, checkObject, checkText, checkWhole } from '../../check/values.js';
import { seededMatrix } from '../seeded-matrix.js';
import { languageShapes } from './language-shapes.js';
import { checkSize, type ModelSize } from './model-size.js';

/** A decoder that foretells the next character: the characters it knows, its size, and its learned numbers by name. */
export interface LanguageModel {
  /** Each once. */
  characters: string;
  size: Readonly<ModelSize>;
  params: Record<string, tf.Tensor>;
}

/** A language model whose numbers may be changed. */
export interface TrainableLanguageModel extends LanguageModel {
  params: Record<string, tf.Variable>;
}

/**
 * A language model that knows nothing yet: layers with the norm first and a causal mask, learned positions, and one table that
 * both reads characters and scores them (tied embedding).
 *
 *     X = E[text] + P     Y = norm(layers(X))     logits = Y Eᵀ
 *
 * @param characters those that it shall know, each once
 * @param size layers, numbers a character, heads, context
 * @param seed chooses the first numbers
 * @returns its numbers, variables that are yours to dispose
 * @throws {RangeError} if a character stands twice, there is none, or headCount doesn't divide dModel
 * @see Radford et al. 2019, Language Models are Unsupervised Multitask Learners, section 2.3 (GPT-2)
 * @see Press and Wolf 2017, Using the Output Embedding to Improve Language Models, https://arxiv.org/abs/1608.05859
 * @example
 * const model = firstLanguageModel('abc', { layerCount: 2, dModel: 8, headCount: 2, context: 16 }, 1);
 * model.params.characters.shape; // → [3, 8]
 * model.params['layer1.w1'].shape; // → [8, 32]
 * tf.dispose(model.params);
 */
export function firstLanguageModel(
  characters: string,
  size: Readonly<ModelSize>,
  seed: number,
): TrainableLanguageModel {
  checkCharacters('firstLanguageModel', 'characters', characters);
  checkSize('firstLanguageModel', 'size', size);
  checkWhole('firstLanguageModel', 'seed', seed);
  const named = Object.entries(languageShapes(characters.length, size)).map(
    ([name, shape], i) => [name, firstNumbers(name, shape, size, 1000 * seed + i)] as const,
  );
  return { characters, size: { ...size }, params: Object.fromEntries(named) };
}

/** Tables begin small, so that no character is likelier than another; what layers add begins the smaller the more layers there are. */
function firstNumbers(
  name: string,
  shape: readonly number[],
  { layerCount, dModel }: ModelSize,
  seed: number,
): tf.Variable {
  return tf.tidy(() => {
    if (shape.length === 1) return tf.variable(tf.fill([...shape], name.endsWith('Gain') ? 1 : 0));
    const [rows, columns] = shape as [number, number];
    const isTable = name === 'characters' || name === 'positions';
    const isAdded = name.endsWith('wOutput') || name.endsWith('w2');
    const factor = isTable ? 0.5 * Math.sqrt(rows / dModel) : isAdded ? 1 / Math.sqrt(2 * layerCount) : 1;
    return tf.variable(tf.mul(seededMatrix(rows, columns, seed), factor));
  });
}

/** Asserts that a value is characters, each once. */
export const checkCharacters: Check = (caller, name, value) => {
  checkText(caller, name, value);
  const characters = value as string;
  const twice = [...characters].find((character, i) => characters.indexOf(character) < i);
  if (characters.length > 0 && twice === undefined) return;
  throw new RangeError(
    `${caller}: expected ${name} as one character or more, each once, got ${twice === undefined ? 'none' : `${JSON.stringify(twice)} again`}`,
  );
};

/** Asserts that a value is a language model. */
export function checkLanguageModel(caller: string, model: LanguageModel): void {
  checkHas(caller, 'model', model, { characters: checkCharacters, size: checkSize, params: checkObject });
  checkShapes(caller, model.params, languageShapes(model.characters.length, model.size));
}

/** Asserts that a text has only characters that a model knows, and at least so many of them. */
export function checkReadable(caller: string, name: string, text: string, known: string, least = 1): void {
  checkText(caller, name, text);
  const odd = [...new Set(text)].find((character) => !known.includes(character));
  if (odd !== undefined)
    throw new RangeError(
      `${caller}: expected ${name} of characters that the model knows, got ${JSON.stringify(odd)}`,
    );
  if (text.length < least)
    throw new RangeError(`${caller}: expected ${name} of ${least} characters or more, got ${text.length}`);
}
