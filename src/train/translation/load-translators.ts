import * as tf from '@tensorflow/tfjs';
import { readAsset } from '../../assets/read-asset.js';
import { readJsonAsset } from '../../assets/read-json-asset.js';
import { type Translator, translatorShapes } from './translator.js';

/** The translators that come with the kit. */
export interface Translators {
  /** Numbers from English to German. */
  german: Translator;
  /** Numbers from English to French. */
  french: Translator;
  /** As `german`, from 300 numbers only. */
  fewNumbers: Translator;
  /** As `german`, from numbers below 10,000 only. */
  shortNumbers: Translator;
  /** As `german`, without a causal mask. */
  noMask: Translator;
  /** Sentences of `drawSentences`. */
  sentences: Translator;
  /** As `german`, letter by letter, in ten times the steps. */
  letters: Translator;
}

/** How one training went. */
export interface TranslatorRun {
  name: keyof Translators;
  seed: number;
  steps: number;
  /** Whether target words were hidden from the places before them. */
  causal: boolean;
  /** Pairs that it learned from. */
  pairs: number;
  /** Which share of 400 translations has every word right, for each set that was held out. */
  right: Record<string, number>;
  /** The losses of the first five steps. */
  firstLosses: number[];
  /** The mean loss of each ten steps. */
  meansOf10: number[];
}

interface Stored {
  translators: { name: keyof Translators; sourceWords: string[]; targetWords: string[] }[];
  runs: TranslatorRun[];
}

const FILE = 'translation/translators.json';
const HEADS = 4;

/**
 * Loads the translators that come with the kit: one encoder layer, one decoder layer, 32 numbers a word, 4 heads.
 *
 * @returns new tensors at each call, yours to dispose
 * @example
 * const { german } = await loadTranslators();
 * german.targetWords.slice(0, 2); // → ['⟨start⟩', '⟨end⟩']
 * german.params.wOutput.shape; // → [32, 29]
 */
export async function loadTranslators(): Promise<Translators> {
  const [stored, bytes] = await Promise.all([
    readJsonAsset<Stored>(FILE),
    readAsset('translation/translators.bin'),
    tf.ready(),
  ]);
  const numbers = new Float32Array(bytes.slice().buffer);
  let at = 0;
  const named = stored.translators.map(({ name, sourceWords, targetWords }) => {
    const shapes = Object.entries(translatorShapes(sourceWords.length, targetWords.length));
    const params = shapes.map(([param, shape]) => {
      const size = shape.reduce((a, b) => a * b);
      at += size;
      return [param, tf.tensor(numbers.subarray(at - size, at), [...shape])] as const;
    });
    const translator = { sourceWords, targetWords, headCount: HEADS, params: Object.fromEntries(params) };
    return [name, translator] as const;
  });
  return Object.fromEntries(named) as unknown as Translators;
}

/**
 * Reads how the trainings of translators went: three seeds of each task, but one where letters are learned in 4,000 steps.
 *
 * @returns one entry a training
 * @example
 * const runs = await savedTranslatorRuns();
 * runs.filter(({ name }) => name === 'german').map(({ seed }) => seed); // → [1, 2, 3]
 */
export async function savedTranslatorRuns(): Promise<TranslatorRun[]> {
  return (await readJsonAsset<Stored>(FILE)).runs;
}
