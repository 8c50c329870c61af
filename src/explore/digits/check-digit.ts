import { described } from '../../check/described.js';
import { type Check, checkObject, checkPair } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import { type ByNet, CANVAS, type DigitReading, type DigitState, FAR, PLACES, SIDE } from './digit-state.js';

const CALLER = 'slidingDigit';

const isDigit = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 9;

/** Asserts that a value is a digit. */
export const checkDigit: Check = (caller, name, value) => {
  if (!isDigit(value)) fail(caller, `${name} from 0 to 9`, described(value));
};

/** Asserts that a value is a place where a digit is on its canvas. */
export const checkShift: Check = (caller, name, value) => {
  checkPair(caller, name, value);
  const odd = (value as number[]).find((by) => !Number.isInteger(by) || Math.abs(by) > FAR);
  if (odd !== undefined) fail(caller, `${name} as whole numbers from −${FAR} to ${FAR}`, `${odd}`);
};

const isRow = (value: unknown, length: number, isPart: (part: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length === length && value.every(isPart);

const isForBoth = (value: unknown, length: number, isPart: (part: unknown) => boolean): boolean => {
  const { convolution, transformer } = (value ?? {}) as ByNet;
  return [convolution, transformer].every((row) => isRow(row, length, isPart));
};

const isFrom = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most;

/** Asserts that a reading, as a file has it, is one that `slidingDigit` could have made. */
function checkReading(caller: string, value: unknown): void {
  const { image, shares, evidence, looked, answers } = (value ?? {}) as DigitReading;
  const isRight =
    isRow(image, SIDE ** 2, isFrom(0, 16)) &&
    isForBoth(shares, 10, isFrom(0, 1)) &&
    isRow(evidence, CANVAS ** 2, Number.isFinite) &&
    isRow(looked, (CANVAS / 2) ** 2, isFrom(0, 1)) &&
    isForBoth(answers, PLACES ** 2, isDigit);
  if (!isRight) fail(caller, 'read as slidingDigit makes it', described(value));
}

/** A state as a file has it. @throws {RangeError} when it is none */
export function digitState(value: unknown): DigitState {
  checkObject(CALLER, 'state', value);
  const { digit, shift, read } = value as DigitState;
  checkDigit(CALLER, 'digit', digit);
  checkShift(CALLER, 'shift', shift);
  checkReading(CALLER, read);
  return { digit, shift, read };
}
