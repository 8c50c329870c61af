import { costOf } from '../../train/language/model-cost.js';
import { type ModelSize, modelSizes } from '../../train/language/model-size.js';

/** How much text there was to learn from, the least first. */
export const texts = ['small', 'middle', 'all'] as const;
export type LearnedText = (typeof texts)[number];

/** Which sizes of model are there, for each text. */
export type Shipped = Readonly<Record<LearnedText, readonly number[]>>;

/** What a model has written, and what was seen on the way. */
export interface WritingReading {
  /** What was asked: `askedOf` a state. */
  readonly of: string;
  readonly shipped: Shipped;
  /** Those that the models know. */
  readonly characters: string;
  readonly written: string;
  /** Mean of −log₂ of the shares at temperature 1. */
  readonly bits: number;
  /** `[n]`: by which each character was drawn. */
  readonly shares: readonly number[];
  /** `[n]`: the five likeliest characters in its place. */
  readonly likeliest: readonly string[];
  /** `[n, 5]`: their shares. */
  readonly likely: readonly (readonly number[])[];
  /** `[n]`: how much each of those before it was looked at, the last one last, packed. */
  readonly looks: readonly string[];
  /** `[n]`: which of them was looked at most, counted back from 1, and how much. */
  readonly most: readonly (readonly [back: number, weight: number])[];
}

/** A text that a model writes, and what is looked at. */
export interface WritingState {
  /** Which of `modelSizes`. */
  readonly size: number;
  readonly text: LearnedText;
  readonly temperature: number;
  /** Only so many of the likeliest may come; all where it is missing. */
  readonly top?: number;
  readonly seed: number;
  /** What stands in the field. */
  readonly typed: string;
  /** What is gone on from: what was typed last, of characters that the model knows. */
  readonly beginning: string;
  /** Which written character is followed, from 0. */
  readonly look: number;
  /** From 1. */
  readonly layer: number;
  /** From 1; 0 is the mean of the layer's heads. */
  readonly head: number;
  readonly read: WritingReading;
}

/** So many characters are written. */
export const LENGTH = 160;
/** So many of the likeliest are shown. */
export const FEW = 5;
/** The highest temperature. */
export const HOTTEST = 2;
/** A beginning has so many characters at most. */
export const MOST_BEGINNING = 100;

/** What the text depends on. */
export type Asked = Pick<WritingState, 'size' | 'text' | 'temperature' | 'top' | 'seed' | 'beginning'>;

/** All that the text depends on, as a text. */
export function textAsked({ size, text, temperature, top, seed, beginning }: Asked): string {
  return JSON.stringify([size, text, temperature, top, seed, beginning]);
}

/** All that a reading depends on, as a text. */
export function askedOf(state: Asked & Pick<WritingState, 'layer' | 'head'>): string {
  return `${textAsked(state)} ${state.layer}.${state.head}`;
}

/** Whether what was read is from before the last change. */
export function isDue(state: WritingState): boolean {
  return state.read.of !== askedOf(state);
}

/** The size of the model that writes. */
export function sizeOf({ size }: Pick<WritingState, 'size'>): Readonly<ModelSize> {
  return modelSizes[size]!;
}

/** How many learned numbers a model has. */
export function numbersOf({ characters }: WritingReading, size: number): number {
  const { layerNumbers, tableNumbers } = costOf(modelSizes[size]!, characters.length);
  return layerNumbers + tableNumbers;
}

/** What can be chosen, by buttons: for each name the values that there are. */
export function choicesOf(state: WritingState): Readonly<Record<string, readonly (string | number)[]>> {
  const { shipped } = state.read;
  const { layerCount, headCount } = sizeOf(state);
  return {
    size: [...new Set(texts.flatMap((text) => shipped[text]))].sort((a, b) => a - b),
    text: texts.filter((text) => shipped[text].includes(state.size)),
    layer: Array.from({ length: layerCount }, (_, l) => l + 1),
    head: Array.from({ length: headCount + 1 }, (_, h) => h),
  };
}

/** The state with another size: with all text where there is no such model of less, and a layer and a head that it has. */
export function withSize(state: WritingState, size: number): WritingState {
  const { layerCount, headCount } = modelSizes[size]!;
  return {
    ...state,
    size,
    text: state.read.shipped[state.text].includes(size) ? state.text : 'all',
    layer: Math.min(state.layer, layerCount),
    head: Math.min(state.head, headCount),
  };
}

/** The state with another temperature: tenths, from 0 to the highest. */
export function withTemperature(state: WritingState, wanted: number): WritingState {
  const temperature = Math.min(HOTTEST, Math.max(0, Math.round(10 * wanted) / 10));
  return temperature === state.temperature ? state : { ...state, temperature };
}

/** Among how many of the likeliest a character is drawn. */
export function topOf({ top, read }: Pick<WritingState, 'top' | 'read'>): number {
  const all = read.characters.length;
  return Math.min(all, top ?? all);
}

/** The state in which only so many of the likeliest may come: a whole number, from 1 to all. */
export function withTop(state: WritingState, wanted: number): WritingState {
  const all = state.read.characters.length;
  const top = Math.min(all, Math.max(1, Math.round(wanted)));
  if (top === topOf(state)) return state;
  const { top: _, ...rest } = state;
  return top === all ? rest : { ...rest, top };
}

/** The state with what was typed; what the model doesn't know is left out. */
export function withTyped(state: WritingState, typed: string): WritingState {
  const known = [...typed].filter((character) => state.read.characters.includes(character)).join('');
  return { ...state, typed, beginning: known.slice(0, MOST_BEGINNING) || state.beginning };
}

/** The state that is made unless other things are asked for. */
export const firstWriting: Omit<WritingState, 'read' | 'typed'> = {
  size: 3,
  text: 'all',
  temperature: 0.8,
  seed: 1,
  beginning: 'My dear ',
  look: 40,
  layer: 1,
  head: 0,
};
