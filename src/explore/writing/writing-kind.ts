import { modelSizes } from '../../train/language/model-size.js';
import { keySteps } from '../draw/key-steps.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import {
  areNumbers,
  areRows,
  areTexts,
  each,
  isNumber,
  isPair,
  isText,
  maybe,
  named,
  oneOf,
  record,
  whole,
} from '../shape.js';
import { untouched } from '../untouched.js';
import { modelFile, type WritingModel, writingModelFrom } from './writing-models.js';
import { writingPicture } from './writing-picture.js';
import { writingReading } from './writing-reading.js';
import { draggedSlider, isSlider, slidByKey } from './writing-sliders.js';
import {
  choicesOf,
  firstWriting,
  isDue,
  LENGTH,
  numbersOf,
  texts,
  type WritingReading,
  type WritingState,
  withSize,
  withTyped,
} from './writing-state.js';
import { writingFinding, writingNotes } from './writing-words.js';

/** A language model that writes, as what shows it needs it. */
export const writingKind: Kind<WritingState> = {
  ...untouched,
  hint: 'Point at a character: what did the model look at? Then slide the temperature up to 2, and top-k down to 3. (Each model is loaded when it is first chosen; the largest has 2 MB.)',
  maker: 'modelWriting',
  isMadeLater: true,
  shape: {
    size: oneOf([...modelSizes.keys()]),
    text: oneOf(texts),
    temperature: isNumber,
    top: maybe(whole(1)),
    seed: whole(),
    typed: isText,
    beginning: isText,
    look: whole(0, LENGTH - 1),
    layer: whole(1),
    head: whole(0),
    read: record({
      of: isText,
      shipped: named(areNumbers),
      characters: isText,
      written: isText,
      bits: isNumber,
      shares: areNumbers,
      likeliest: areTexts,
      likely: areRows,
      looks: areTexts,
      most: each(isPair),
    }),
  },
  picture: writingPicture,
  result: writingFinding,
  options: ({ read: _, typed: __, ...chosen }) => optionsBeyond(firstWriting, chosen),
  dragged: (state, handle, dx) => (isSlider(handle) ? draggedSlider(state, handle, dx) : state),
  keyed: (state, handle, key) =>
    isSlider(handle) ? slidByKey(state, handle, key) : pressed(state, handle, key),
  looked(state, handle) {
    const look = placeOf(handle);
    return look === undefined || look === state.look ? state : { ...state, look };
  },
  next(state, handle, key) {
    const place = placeOf(handle);
    if (place !== undefined) return nextPlace(state.read, place, key);
    const [name, value] = handle.split('.') as [string, string];
    const choices = choicesIn(state, name).map(String);
    const step = keySteps[key];
    if (choices.length === 0 || step === undefined) return undefined;
    return `${name}.${choices[within(choices.indexOf(value) + step, choices.length)]}`;
  },
  notes: writingNotes,
  typing: {
    fields: ({ typed }) => [{ id: 'beginning', label: 'The beginning', value: typed }],
    typed: (state, _, typed) => withTyped(state, typed),
  },
  needs: {
    which: modelFile,
    load: writingModelFrom,
    bytes: (state) => 2 * numbersOf(state.read, state.size), // 16 bits each
    missing: ['model', 'let it write'],
  },
  later: {
    isDue,
    work: (state, loaded) => writingReading(loaded as WritingModel, state),
    done: (state, read) => ({ ...state, read: read as WritingReading }),
  },
};

function pressed(state: WritingState, handle: string, key: string): WritingState | undefined {
  if (key !== 'Enter' && key !== ' ') return undefined;
  if (handle === 'again') return { ...state, seed: state.seed + 1 };
  if (handle === 'same') return { ...state, seed: 1 };
  const [name, value] = handle.split('.') as [string, string];
  const choice = choicesIn(state, name).find((each) => `${each}` === value);
  if (choice === undefined) return undefined;
  if (choice === state[name as keyof WritingState]) return state;
  return name === 'size' ? withSize(state, Number(choice)) : { ...state, [name]: choice };
}

// What can be chosen of this name; nothing of names that are none.
function choicesIn(state: WritingState, name: string): readonly (string | number)[] {
  const choices = choicesOf(state);
  return Object.hasOwn(choices, name) ? choices[name]! : [];
}

function placeOf(handle: string): number | undefined {
  const place = Number(/^at\.(\d+)$/.exec(handle)?.[1] ?? Number.NaN);
  return place < LENGTH ? place : undefined;
}

// By characters, and up and down by words.
function nextPlace({ written }: WritingReading, place: number, key: string): string | undefined {
  const after = written.indexOf(' ', place) + 1;
  const to = {
    ArrowLeft: place - 1,
    ArrowRight: place + 1,
    ArrowUp: written.lastIndexOf(' ', place - 2) + 1,
    ArrowDown: after === 0 ? LENGTH : after,
    Home: 0,
    End: LENGTH,
  }[key];
  return to === undefined ? undefined : `at.${within(to, LENGTH)}`;
}

function within(place: number, length: number): number {
  return Math.min(length - 1, Math.max(0, place));
}
