import { described } from '../../check/described.js';
import { checkObject, checkOneOf, checkText, checkWhole } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import { hasScores, MOST_WORDS, type Reading, type Shown } from './reading.js';
import type { SentenceState } from './sentence-state.js';

const CALLER = 'yourSentence';

const isTexts = (value: unknown, length?: number): boolean =>
  Array.isArray(value) &&
  value.length <= MOST_WORDS &&
  (length === undefined || value.length === length) &&
  value.every((text) => typeof text === 'string');

const isRows = (value: unknown, length: number, isRow: (row: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length === length && value.every(isRow);

/** A reading as a file has it, if everything in it fits together. @throws {RangeError} */
function checkedReading(caller: string, name: string, value: unknown, shows: Shown): Reading {
  const reading = (value ?? {}) as Reading;
  const { tokens, unknown, words, scores, weights, before, after, isDue } = reading;
  const isShares = (row: unknown) =>
    isRows(row, words.length, (share) => typeof share === 'number' && share >= 0 && share <= 1);
  const isNumbers = (row: unknown) => isRows(row, words.length, Number.isFinite);
  const isRight =
    isDue === undefined &&
    isTexts(tokens) &&
    isTexts(words) &&
    typeof unknown === 'object' &&
    unknown !== null &&
    Object.values(unknown).every((offers) => isTexts(offers)) &&
    isRows(weights, words.length, isShares) &&
    (words.length > 0 && hasScores(shows) ? isRows(scores, words.length, isNumbers) : scores === undefined) &&
    [before, after].every((rows) => isRows(rows, words.length, (row) => isTexts(row)));
  if (!isRight) fail(caller, `${name} as yourSentence makes it`, described(value));
  return reading;
}

/** Asserts that a place is one that a word can have. */
export function checkLook(caller: string, look: unknown): void {
  checkWhole(caller, 'look', look);
  if ((look as number) < 0 || (look as number) >= MOST_WORDS)
    fail(caller, `look from 0 to ${MOST_WORDS - 1}`, `${look}`);
}

/** A state as a file has it. @throws {RangeError} when it is none */
export function sentenceState(value: unknown): SentenceState {
  checkObject(CALLER, 'state', value);
  const { sentence, other, shows, look, read, readOther } = value as SentenceState;
  checkText(CALLER, 'sentence', sentence);
  checkText(CALLER, 'other', other);
  checkOneOf('words', 'scores', 'steps', 'attention')(CALLER, 'shows', shows);
  checkLook(CALLER, look);
  const readings = {
    read: checkedReading(CALLER, 'read', read, shows),
    readOther: checkedReading(CALLER, 'readOther', readOther, shows),
  };
  return { sentence, other, shows, look, ...readings };
}
