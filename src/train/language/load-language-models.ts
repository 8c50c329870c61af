import * as tf from '@tensorflow/tfjs';
import { readAsset } from '../../assets/read-asset.js';
import { readJsonAsset } from '../../assets/read-json-asset.js';
import { described } from '../../check/described.js';
import { checkOneOf } from '../../check/values.js';
import type { LanguageModel } from './language-model.js';
import { languageShapes } from './language-shapes.js';
import type { WritingMeasure } from './measure-writing.js';
import { modelSizes } from './model-size.js';
import { unpackNumbers } from './packed-numbers.js';

/** How much text there was to learn from: 56,000 characters, 450,000, or all that is for training. */
export type TextAmount = 'small' | 'middle' | 'all';

/** How one training of a language model went. */
export interface LanguageRun {
  /** Which of `modelSizes`, from 0. */
  size: number;
  text: TextAmount;
  /** Characters of that text. */
  textLength: number;
  seed: number;
  /** How far a step went at most. */
  rate: number;
  /** Steps that were taken: fewer than 3,000 where the validation text was told no better for 1,250. */
  steps: number;
  /** After which of them the validation text was told best: the numbers of that step count. */
  bestAt: number;
  /** Bits per character of the test text. */
  bits: number;
  /** Bits per character of a part of the validation text, after so many steps. */
  validation: { steps: number[]; bits: number[] };
  /** Bits per character of what was just learned from, the mean of each fifty steps. */
  training: number[];
  /** The losses of the first five steps, in nats. */
  firstLosses: number[];
}

/** A learning rate that was tried, with 1,000 steps on the whole text and seed 1. */
export interface RateTrial {
  size: number;
  rate: number;
  /** Least bits per character of a part of the validation text. */
  bits: number;
  /** Whether it was taken for all trainings of this size. */
  isTaken: boolean;
}

/** What one of the shipped models that learned from all of the text does. */
export interface MeasuredModel {
  size: number;
  /** Bits per character of the first 20,000 of the test text. */
  bits: number;
  /** What was counted in 4,000 characters that it wrote, with the seeds 1, 2 and 3. */
  writing: WritingMeasure[];
  /** `[layers][heads]`: how much of its look goes to the character before, in 128 of the test text. */
  previous: number[][];
  /** `[layers][heads]`: the `shares` of `repeatScores`, of 20 texts of 40 letters drawn by chance. */
  induction: number[][];
  /** What a look at all places alike would give there. */
  chance: number;
  /** Bits per character of these texts, the first time and the second. */
  twice: [first: number, again: number];
}

/** What the largest model could do after so many steps. */
export interface EmergenceStep {
  step: number;
  /** Bits per character of a part of the validation text. */
  bits: number;
  /** The largest of the `previous` shares, and of the `induction` shares. */
  previous: number;
  induction: number;
}

/** How one size learned by the kit's own `trainLanguageModel`, all as in the run of seed 1 on the whole text. */
export interface KitRun {
  size: number;
  bits: number;
  seconds: number;
  /** Bits per character of what was just learned from, the mean of each fifty steps. */
  training: number[];
}

/** A training of another length, to its own end: seed 1, the whole text. */
export interface LengthRun {
  size: number;
  steps: number;
  /** Bits per character of the test text. */
  bits: number;
}

/** How all language models were trained, and what was measured of them. */
export interface LanguageResults {
  rates: RateTrial[];
  runs: LanguageRun[];
  /** What each size comes to if its training is shorter or longer. */
  lengths: LengthRun[];
  measured: MeasuredModel[];
  emergence: EmergenceStep[];
  kit: KitRun[];
}

interface Stored extends LanguageResults {
  characters: string;
  /** Which trained models are there: sizes of each text. */
  shipped: Record<TextAmount, number[]>;
}

const FILE = 'language/models.json';

/** Where the numbers of a model are. */
export function languageFile(size: number, text: TextAmount): string {
  return `language/models/${size}-${text}.bin`;
}

/**
 * Loads a language model that comes with the kit: trained with seed 1 on six novels of Jane Austen.
 *
 * @param size which of `modelSizes`, from 0 to 5
 * @param text how much text it learned from (all)
 * @returns new tensors at each call, yours to dispose
 * @throws {RangeError} if there is no such model: sizes 0 to 5 learned from all, those from 0 to 3 from less, too
 * @example
 * const model = await loadLanguageModel(0);
 * model.params.characters.shape; // → [75, 16]
 * tf.dispose(model.params);
 */
export async function loadLanguageModel(size: number, text: TextAmount = 'all'): Promise<LanguageModel> {
  const { characters, shipped } = await readJsonAsset<Stored>(FILE);
  checkOneOf(...Object.keys(shipped))('loadLanguageModel', 'text', text);
  const sizes = shipped[text];
  if (!sizes.includes(size))
    throw new RangeError(
      `loadLanguageModel: expected size as one of ${sizes.join(', ')} for the text ${text}, got ${described(size)}`,
    );
  const own = modelSizes[size]!;
  const shapes = Object.entries(languageShapes(characters.length, own));
  const bytes = await readAsset(languageFile(size, text));
  await tf.ready();
  const sizesOf = shapes.map(([, shape]) => shape.reduce((a, b) => a * b));
  const numbers = unpackNumbers(bytes, sizesOf);
  const params = shapes.map(([name, shape], i) => [name, tf.tensor(numbers[i]!, [...shape])] as const);
  return { characters, size: { ...own }, params: Object.fromEntries(params) };
}

/**
 * Reads how the language models were trained: six sizes, three amounts of text, two seeds.
 *
 * @returns an entry a training, the learning rates that were tried, and what was measured of the shipped models
 * @example
 * const { runs } = await savedLanguageRuns();
 * runs.length; // → 36
 */
export async function savedLanguageRuns(): Promise<LanguageResults> {
  const { characters: _, shipped: __, ...results } = await readJsonAsset<Stored>(FILE);
  return results;
}
