import { described } from '../../check/described.js';
import { type Check, checkFlag, checkObject, checkOneOf, checkText } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import { LARGEST, languages, type TranslationReading, type TranslationState } from './translation-state.js';

const MOST_WORDS = 40;

/** Asserts that a number is one that has words. */
export const checkTranslated: Check = (caller, name, value) => {
  if (!(Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST))
    fail(caller, `${name} as a whole number from 0 to ${LARGEST}`, described(value));
};

/** Asserts that a language is one of those. */
export const checkLanguage: Check = checkOneOf(...languages);

/** Asserts that a value is a whole number between two. */
export function checkBetween(
  caller: string,
  name: string,
  value: unknown,
  [least, most]: [number, number],
): void {
  if (!(Number.isInteger(value) && (value as number) >= least && (value as number) <= most))
    fail(caller, `${name} from ${least} to ${most}`, described(value));
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length > 0 && value.length < 30;
const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
const isLikely = (value: unknown): boolean => {
  const { word, share } = (value ?? {}) as { word: unknown; share: unknown };
  return isText(word) && isShare(share);
};

function isRow(value: unknown, isPart: (part: unknown) => boolean, length?: number): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_WORDS) return false;
  return (length === undefined || value.length === length) && value.every(isPart);
}

/** A state as a file has it, if everything in it fits together. @throws {Error} */
export function translationState(value: unknown): TranslationState {
  const caller = 'translatedNumber';
  checkObject(caller, 'state', value);
  const { typed, number, language, hasMask, written, look, read } = value as TranslationState;
  checkText(caller, 'typed', typed);
  checkTranslated(caller, 'number', number);
  checkLanguage(caller, 'language', language);
  checkFlag(caller, 'hasMask', hasMask);
  checkReading(caller, read);
  checkBetween(caller, 'written', written, [1, read.target.length]);
  checkBetween(caller, 'look', look, [0, written - 1]);
  return { typed, number, language, hasMask, written, look, read };
}

function checkReading(caller: string, value: unknown): void {
  const { source, target, right, looks, likeliest } = (value ?? {}) as TranslationReading;
  const isRight =
    [source, target, right].every((words) => isRow(words, isText)) &&
    isRow(looks, (row) => isRow(row, isShare, source.length), target.length) &&
    isRow(likeliest, (row) => isRow(row, isLikely), target.length);
  if (!isRight) fail(caller, 'read as translatedNumber makes it', described(value));
}
