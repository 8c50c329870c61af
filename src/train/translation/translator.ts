import * as tf from '@tensorflow/tfjs';
import { checkShapes } from '../../attention/check.js';
import { checkHas, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkObject, checkTexts, checkWhole } from '../../check/values.js';
import { seededMatrix } from '../seeded-matrix.js';

/** What stands before the first target word, and after the last. */
export const START = '⟨start⟩';
export const END = '⟨end⟩';

/** An encoder and a decoder: the words they know, and their learned numbers by name. */
export interface Translator {
  sourceWords: readonly string[];
  /** The first two are `⟨start⟩` and `⟨end⟩`. */
  targetWords: readonly string[];
  /** How many heads each attention has. */
  headCount: number;
  params: Record<string, tf.Tensor>;
}

/** A translator whose numbers may be changed. */
export interface TrainableTranslator extends Translator {
  params: Record<string, tf.Variable>;
}

/** The words that a translator shall know, without `⟨start⟩` and `⟨end⟩`. */
export interface TranslatorWords {
  source: readonly string[];
  target: readonly string[];
}

/** What a new translator may be told. */
export interface TranslatorOptions {
  /** How many heads each attention has (4). */
  headCount?: number;
  /** Chooses the first numbers (1). */
  seed?: number;
}

const OPTIONS: OptionChecks<TranslatorOptions> = { headCount: checkHeadCount, seed: checkWhole };

const [D_MODEL, D_HIDDEN] = [32, 64];

const heads = {
  wQuery: [D_MODEL, D_MODEL],
  wKey: [D_MODEL, D_MODEL],
  wValue: [D_MODEL, D_MODEL],
  wOutput: [D_MODEL, D_MODEL],
};
const crossHeads = Object.fromEntries(
  Object.entries(heads).map(([name, shape]) => [
    `cross${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    shape,
  ]),
);
const feedForward = { w1: [D_MODEL, D_HIDDEN], b1: [D_HIDDEN], w2: [D_HIDDEN, D_MODEL], b2: [D_MODEL] };
const norms = (...names: string[]) =>
  Object.fromEntries(
    names.flatMap((name) => [`${name}Gain`, `${name}Bias`]).map((name) => [name, [D_MODEL]]),
  );
const under = (part: string, shapes: object) =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [`${part}.${name}`, shape]));

/** The names of a translator's learned numbers, and their sizes. */
export function translatorShapes(
  sourceCount: number,
  targetCount: number,
): Record<string, readonly number[]> {
  return {
    source: [sourceCount, D_MODEL],
    target: [targetCount, D_MODEL],
    ...under('encoder', { ...heads, ...feedForward, ...norms('norm1', 'norm2') }),
    ...norms('memory'),
    ...under('decoder', { ...heads, ...crossHeads, ...feedForward, ...norms('norm1', 'norm2', 'norm3') }),
    ...norms('last'),
    wOutput: [D_MODEL, targetCount],
    bOutput: [targetCount],
  };
}

/**
 * A translator that knows nothing yet: one encoder layer, one decoder layer, 32 numbers a word.
 *
 * @param words what it shall read and what it shall write
 * @param options heads and seed
 * @returns its numbers, variables that are yours to dispose
 * @throws {RangeError} if there are no words, one stands twice, or headCount doesn't divide 32
 * @example
 * const { targetWords, params } = firstTranslator({ source: ['one'], target: ['eins'] });
 * targetWords; // → ['⟨start⟩', '⟨end⟩', 'eins']
 * params.wOutput.shape; // → [32, 3]
 * tf.dispose(params);
 */
export function firstTranslator(
  words: TranslatorWords,
  options: TranslatorOptions = {},
): TrainableTranslator {
  checkHas('firstTranslator', 'words', words, { source: checkVocabulary, target: checkVocabulary });
  checkOptions('firstTranslator', options, OPTIONS);
  const { headCount = 4, seed = 1 } = options;
  const [sourceWords, targetWords] = [[...words.source], [START, END, ...words.target]];
  const shapes = translatorShapes(sourceWords.length, targetWords.length);
  const named = Object.entries(shapes).map(
    ([name, shape], i) => [name, firstNumbers(name, shape, 1000 * seed + i)] as const,
  );
  return { sourceWords, targetWords, headCount, params: Object.fromEntries(named) };
}

function firstNumbers(name: string, shape: readonly number[], seed: number): tf.Variable {
  return tf.tidy(() => {
    if (shape.length === 1) return tf.variable(tf.fill([...shape], name.endsWith('Gain') ? 1 : 0));
    const [rows, columns] = shape as [number, number];
    const isTable = name === 'source' || name === 'target'; // a word's numbers: as large as those of its position
    return tf.variable(
      isTable
        ? tf.reshape(seededMatrix(1, rows * columns, seed), [rows, columns])
        : seededMatrix(rows, columns, seed),
    );
  });
}

function checkHeadCount(caller: string, name: string, value: unknown): void {
  checkCount(caller, name, value);
  if (D_MODEL % (value as number) !== 0)
    throw new RangeError(`${caller}: expected ${name} to divide ${D_MODEL}, got ${value}`);
}

function checkVocabulary(caller: string, name: string, value: unknown): void {
  checkTexts(caller, name, value);
  const words = value as string[];
  const twice = words.find((word, i) => words.indexOf(word) < i || word === START || word === END);
  if (words.length > 0 && twice === undefined) return;
  throw new RangeError(
    `${caller}: expected ${name} as one word or more, each once, got ${twice === undefined ? 'none' : `"${twice}" again`}`,
  );
}

/** Asserts that a value is a translator. */
export function checkTranslator(caller: string, translator: Translator): void {
  checkHas(caller, 'translator', translator, {
    sourceWords: checkTexts,
    targetWords: checkTexts,
    headCount: checkHeadCount,
    params: checkObject,
  });
  const { sourceWords, targetWords, params } = translator;
  if (targetWords[0] !== START || targetWords[1] !== END)
    throw new RangeError(
      `${caller}: expected translator.targetWords to begin with ${START} and ${END}, got ${targetWords.slice(0, 2).join(' and ') || 'none'}`,
    );
  checkShapes(caller, params, translatorShapes(sourceWords.length, targetWords.length));
}

/** Asserts that each word is one that a translator knows. */
export function checkKnown(
  caller: string,
  name: string,
  words: readonly string[],
  known: readonly string[],
): void {
  checkTexts(caller, name, words);
  if (words.length === 0) throw new RangeError(`${caller}: expected ${name} of one word or more, got none`);
  const odd = words.find((word) => !known.includes(word));
  if (odd !== undefined)
    throw new RangeError(`${caller}: expected ${name} of words that the translator knows, got "${odd}"`);
}
