import { described } from '../../check/described.js';
import {
  type Check,
  checkCount,
  checkObject,
  checkOneOf,
  checkText,
  checkWhole,
} from '../../check/values.js';
import { fail } from '../../plot/values.js';
import { isPacked } from '../heads/pack.js';
import {
  askedOf,
  FEW,
  HOTTEST,
  LENGTH,
  MOST_BEGINNING,
  type Shipped,
  sizeOf,
  texts,
  type WritingReading,
  type WritingState,
} from './writing-state.js';

const CALLER = 'modelWriting';

/** Makes the check for a whole number between two. */
function checkBetween(least: number, most: number): Check {
  return (caller, name, value) => {
    if (!(Number.isInteger(value) && (value as number) >= least && (value as number) <= most))
      fail(caller, `${name} from ${least} to ${most}`, described(value));
  };
}

/** Asserts that a temperature is one of the slider. */
const checkTemperature: Check = (caller, name, value) => {
  if (!(Number.isFinite(value) && (value as number) >= 0 && (value as number) <= HOTTEST))
    fail(caller, `${name} from 0 to ${HOTTEST}`, described(value));
};

/** Asserts that a beginning has a character and not too many. */
const checkBeginning: Check = (caller, name, value) => {
  checkText(caller, name, value);
  const { length } = value as string;
  if (length === 0 || length > MOST_BEGINNING)
    fail(caller, `${name} of 1 to ${MOST_BEGINNING} characters`, `${length}`);
};

/** What each part of a state that is an option must be. */
export const checks: Readonly<
  Record<'text' | 'temperature' | 'top' | 'seed' | 'beginning' | 'look' | 'layer' | 'head', Check>
> = {
  text: checkOneOf(...texts),
  temperature: checkTemperature,
  top: checkCount,
  seed: checkWhole,
  beginning: checkBeginning,
  look: checkBetween(0, LENGTH - 1),
  layer: checkCount,
  head: checkWhole,
};

/** Asserts that there is such a model, that it has such a head, and that it knows the beginning. */
export function checkChosen(
  { size, text, layer, head, beginning }: Omit<WritingState, 'read' | 'typed'>,
  { shipped, characters }: { shipped: Shipped; characters: string },
): void {
  const sizes = shipped[text];
  if (!sizes.includes(size))
    fail(CALLER, `size as one of ${sizes.join(', ')} for the text ${text}`, described(size));
  const { layerCount, headCount } = sizeOf({ size });
  checkBetween(1, layerCount)(CALLER, 'layer', layer);
  checkBetween(0, headCount)(CALLER, 'head', head);
  const odd = [...beginning].find((character) => !characters.includes(character));
  if (odd !== undefined) fail(CALLER, 'beginning of characters that the model knows', JSON.stringify(odd));
}

/** A state as a file has it, if everything in it fits together. @throws {Error} */
export function writingState(value: unknown): WritingState {
  checkObject(CALLER, 'state', value);
  const state = value as WritingState;
  const { size, text, temperature, top, seed, typed, beginning, look, layer, head, read } = state;
  for (const [name, check] of Object.entries(checks))
    if (name !== 'top' || top !== undefined) check(CALLER, name, state[name as keyof WritingState]);
  checkText(CALLER, 'typed', typed);
  checkReading(read);
  const own = { size, text, temperature, ...(top ? { top } : {}), seed, beginning, look, layer, head };
  checkChosen(own, read);
  if (read.of !== askedOf(own)) fail(CALLER, 'read as modelWriting makes it', described(read.of));
  return { ...own, typed, read };
}

function checkReading(value: unknown): void {
  const { shipped, characters, written, bits, shares, likeliest, likely, looks, most } = (value ??
    {}) as WritingReading;
  const isWritten = typeof characters === 'string' && isLong(written);
  const isRight =
    isWritten &&
    texts.every((text) => Array.isArray(shipped?.[text]) && shipped[text].every(isSize)) &&
    Number.isFinite(bits) &&
    isRow(shares, isShare) &&
    isRow(likeliest, (five) => typeof five === 'string' && five.length === FEW) &&
    isRow(likely, (five) => Array.isArray(five) && five.length === FEW && five.every(isShare)) &&
    isRow(looks, (row) => typeof row === 'string' && row.length > 0 && isPacked(row, row.length / 2)) &&
    isRow(most, isMost);
  if (!isRight) fail(CALLER, 'read as modelWriting makes it', described(value));
}

const isLong = (value: unknown): boolean => typeof value === 'string' && value.length === LENGTH;
const isSize = (value: unknown): boolean =>
  Number.isInteger(value) && sizeOf({ size: value as number }) !== undefined;
const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
const isRow = (value: unknown, isPart: (part: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length === LENGTH && value.every(isPart);
const isMost = (value: unknown): boolean =>
  Array.isArray(value) && Number.isInteger(value[0]) && value[0] > 0 && isShare(value[1]);
