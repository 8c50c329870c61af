import { described } from './described.js';

/** Asserts something about the value that `caller` was given under `name`. */
export type Check = (caller: string, name: string, value: unknown) => void;

/** Asserts that a number is finite. */
export const checkFinite: Check = (caller, name, value) => {
  if (!Number.isFinite(value)) throw unexpected(caller, `a finite ${name}`, value);
};

/** Asserts that a number is finite and above 0. */
export const checkPositive: Check = (caller, name, value) => {
  if (!(Number.isFinite(value) && (value as number) > 0)) throw unexpected(caller, `${name} above 0`, value);
};

/** Asserts that a number is a whole one, 1 or more. */
export const checkCount: Check = (caller, name, value) => {
  if (!(Number.isSafeInteger(value) && (value as number) > 0))
    throw unexpected(caller, `${name} as a whole number above 0`, value);
};

/** As many numbers as a tensor may have that a function makes by itself: 1 GiB of float32. */
const most = 2 ** 28;

/** Asserts that sizes are whole numbers above 0, and that what has these sizes can be made and held in memory. */
export function checkSizes(
  caller: string,
  sizes: Readonly<Record<string, number>>,
  limit: number = most,
): void {
  for (const [name, size] of Object.entries(sizes)) checkCount(caller, name, size);
  const total = Object.values(sizes).reduce((product, size) => product * size, 1);
  if (total > limit) {
    const names = Object.keys(sizes).join(' · ');
    throw new RangeError(`${caller}: expected ${names} of at most ${limit}, got ${total}`);
  }
}

/** Asserts that a number is a whole one from 0 to 20: so many decimals can be written. */
export const checkDigits: Check = (caller, name, value) => {
  if (!(Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= 20))
    throw unexpected(caller, `${name} as a whole number from 0 to 20`, value);
};

/** Asserts that a number is a whole one. */
export const checkWhole: Check = (caller, name, value) => {
  if (!Number.isSafeInteger(value)) throw unexpected(caller, `${name} as a whole number`, value);
};

/** Asserts that a value is `true` or `false`, and not merely taken for one. */
export const checkFlag: Check = (caller, name, value) => {
  if (typeof value !== 'boolean') throw unexpected(caller, `${name} as true or false`, value, 'boolean');
};

/** Asserts that a value is a text. */
export const checkText: Check = (caller, name, value) => {
  if (typeof value !== 'string') throw unexpected(caller, `${name} as a text`, value, 'string');
};

/** Asserts that a value can be called. */
export const checkFunction: Check = (caller, name, value) => {
  if (typeof value !== 'function') throw unexpected(caller, `${name} as a function`, value, 'function');
};

/** Asserts that a value is a list. */
export const checkList: Check = (caller, name, value) => {
  if (!Array.isArray(value)) throw unexpected(caller, `${name} as a list`, value, 'object');
};

/** Asserts that a value is a list of texts. */
export const checkTexts: Check = (caller, name, value) => {
  checkList(caller, name, value);
  const odd = (value as unknown[]).findIndex((text) => typeof text !== 'string');
  if (odd < 0) return;
  throw new TypeError(
    `${caller}: expected ${name} as a list of texts, got ${described((value as unknown[])[odd])} at [${odd}]`,
  );
};

/** Makes the check for a list in which each value passes a check; its name is that of the list with the place in it. */
export function checkEach(check: Check): Check {
  return (caller, name, value) => {
    checkList(caller, name, value);
    for (const [i, element] of (value as unknown[]).entries()) check(caller, `${name}[${i}]`, element);
  };
}

/** Asserts that a value is a list of two finite numbers. */
export const checkPair: Check = (caller, name, value) => {
  const isPair = Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
  if (!isPair) throw unexpected(caller, `${name} as two finite numbers`, value, 'object');
};

/** Asserts that a value is an object with names in it, and no list or anything else. */
export const checkObject: Check = (caller, name, value) => {
  const isObject =
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('dataId' in value);
  if (!isObject) throw unexpected(caller, `${name} as an object`, value, 'object');
};

/** Makes the check for a value that is one of a few texts. */
export function checkOneOf(...choices: readonly string[]): Check {
  const list = choices.map((choice) => `'${choice}'`).join(' or ');
  return (caller, name, value) => {
    if (choices.includes(value as string)) return;
    const got = typeof value === 'string' ? `'${value}'` : described(value);
    throw new RangeError(`${caller}: expected ${name} ${list}, got ${got}`);
  };
}

/** The error of the house: a RangeError for a value of the right kind, a TypeError for one of another kind. */
function unexpected(caller: string, expected: string, value: unknown, kind = 'number'): Error {
  const Kind = typeof value === kind ? RangeError : TypeError;
  return new Kind(`${caller}: expected ${expected}, got ${described(value)}`);
}
