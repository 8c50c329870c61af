import { described } from '../check/described.js';
import { checkNames } from '../check/options.js';
import { checkCount, checkFinite, checkFlag, checkObject } from '../check/values.js';

/** Between what a number, or each number of a list, may lie. */
export interface NumberRange {
  /** The least (0). */
  from?: number;
  /** The most (1,000,000,000). */
  to?: number;
  /** Whether it must be a whole number (default true). */
  isWhole?: boolean;
  /** Says that it is a list, with so many different numbers or more (default: it is one number). */
  atLeast?: number;
}

/**
 * Reads numbers that somebody typed: each within its range, or one sentence that says which isn't.
 *
 * @param values numbers, or lists of numbers, by name
 * @param ranges for each name the least and the most
 * @throws {RangeError} when a number is none, not whole, or out of its range, or a list is too short
 * @example
 * const sizes = [64, 128];
 * readNumbers({ layer: 4, sizes }, { layer: { from: 1, to: 6 }, sizes: { from: 2, to: 4096, atLeast: 1 } });
 * let message = '';
 * try { readNumbers({ layer: 7 }, { layer: { from: 1, to: 6 } }); } catch (error) { message = error.message; }
 * message; // → 'readNumbers: expected layer as a whole number from 1 to 6, got 7'
 */
export function readNumbers<Name extends string>(
  values: Readonly<Record<Name, number | readonly number[]>>,
  ranges: Readonly<Record<Name, NumberRange>>,
): void {
  checkObject('readNumbers', 'values', values);
  checkObject('readNumbers', 'ranges', ranges);
  for (const [name, range] of Object.entries<NumberRange>(ranges)) {
    checkRange(name, range);
    const given: unknown = values[name as Name];
    if (range.atLeast === undefined) checkNumber(name, given, range);
    else checkNumbers(name, given, range);
  }
}

const [LEAST, MOST] = [0, 1e9];

function checkRange(name: string, range: NumberRange): void {
  checkObject('readNumbers', `the range of ${name}`, range);
  checkNames('readNumbers', `the names of the range of ${name}`, range, ['from', 'to', 'isWhole', 'atLeast']);
  const { from = LEAST, to = MOST, isWhole = true, atLeast = 1 } = range;
  checkFinite('readNumbers', 'from', from);
  checkFinite('readNumbers', 'to', to);
  checkFlag('readNumbers', 'isWhole', isWhole);
  checkCount('readNumbers', 'atLeast', atLeast);
}

function checkNumber(
  name: string,
  value: unknown,
  { from = LEAST, to = MOST, isWhole = true }: NumberRange,
): void {
  const isNumber = isWhole ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (isNumber && (value as number) >= from && (value as number) <= to) return;
  throw wrong(
    `${name} as ${isWhole ? 'a whole number' : 'a number'} from ${from} to ${to}`,
    described(value),
  );
}

function checkNumbers(name: string, values: unknown, range: NumberRange): void {
  if (!Array.isArray(values)) throw wrong(`${name} as a list of numbers`, described(values));
  for (const value of values) checkNumber(`each of ${name}`, value, range);
  const different = new Set(values).size;
  if (different >= range.atLeast!) return;
  const wanted = range.atLeast === 1 ? 'one number' : `${range.atLeast} different numbers`;
  throw wrong(`${wanted} or more in ${name}`, different > 0 ? `${different}` : 'none');
}

function wrong(expected: string, got: string): RangeError {
  return new RangeError(`readNumbers: expected ${expected}, got ${got}`);
}
