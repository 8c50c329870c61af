import type { Tensor } from '@tensorflow/tfjs';
import { described } from '../check/described.js';
import { checkTexts } from '../check/values.js';

/** A matrix as a tensor of rank 2 or as nested numbers. */
export type Matrix = Tensor | readonly (readonly number[])[];

/** A list of numbers as a tensor of rank 1 or as plain numbers. */
export type Vector = Tensor | readonly number[];

type Allowed = 'finite' | 'masked';

/**
 * Reads a matrix as plain rows, having checked that there is something to draw.
 *
 * Minus infinity, a masked score, is let through only where there is a way to draw it.
 *
 * @throws {RangeError} `caller: expected …, got …`
 */
export function readMatrix(
  caller: string,
  matrix: Matrix,
  allow: Allowed = 'finite',
  ...at: number[]
): number[][] {
  const rows = plain(matrix);
  const width = isList(rows) && isList(rows[0]) ? rows[0].length : 0;
  if (!isList(rows) || width === 0 || isList((rows[0] as unknown[])[0]))
    return fail(
      caller,
      MATRIX,
      isList(rows) && isTensor(rows[0]) ? `${say(rows[0])} at [${[...at, 0].join(', ')}]` : say(rows),
    );
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (!isList(row)) return fail(caller, MATRIX, `${say(row)} at [${[...at, i].join(', ')}]`);
    if (row.length !== width)
      fail(caller, `${width} numbers in each row`, `${row.length} at [${[...at, i].join(', ')}]`);
    checkNumbers(caller, MATRIX, row, allow, ...at, i);
  }
  return rows as number[][];
}

/** Reads a vector as plain numbers, having checked it as `readMatrix` does. */
export function readVector(caller: string, vector: Vector, allow: Allowed = 'finite'): number[] {
  const values = plain(vector);
  if (!isList(values) || values.length === 0 || isList(values[0])) return fail(caller, VECTOR, say(values));
  checkNumbers(caller, VECTOR, values, allow);
  return values as number[];
}

/** Checks that there is one label for each row, column or point. */
export function checkLabels(caller: string, what: string, labels: readonly string[], count: number): void {
  checkTexts(caller, what, labels);
  if (labels.length !== count) fail(caller, `${count} ${what}`, `${labels.length}`);
}

const MATRIX = 'a matrix [n, m] of numbers';
const VECTOR = 'a vector [n] of numbers';

function checkNumbers(caller: string, what: string, row: unknown[], allow: Allowed, ...at: number[]): void {
  for (let j = 0; j < row.length; j++) {
    const value = row[j];
    const place = `at [${[...at, j].join(', ')}]`;
    if (typeof value !== 'number') fail(caller, what, `${say(value)} ${place}`);
    const isMasked = allow === 'masked' && value === Number.NEGATIVE_INFINITY;
    if (!Number.isFinite(value) && !isMasked) fail(caller, 'finite values', `${value} ${place}`);
  }
}

/** Throws in the house's form. */
export function fail(caller: string, expected: string, got: string): never {
  throw new RangeError(`${caller}: expected ${expected}, got ${got}`);
}

/** Whether a tensor or nested list is of rank 1. */
export function isVector(values: Vector | Matrix): values is Vector {
  return isTensor(values)
    ? values.rank === 1
    : isList(values) && values.length > 0 && !isList(values[0]) && !isTensor(values[0]);
}

/** A tensor's numbers as nested lists; everything else as it is. */
export function plain(values: unknown): unknown {
  return isTensor(values) && !values.isDisposed ? values.arraySync() : values;
}

export function isTensor(x: unknown): x is Tensor {
  return typeof x === 'object' && x !== null && 'arraySync' in x;
}

/** What a value is, in few words: never its insides. */
export function say(values: unknown): string {
  if (!isList(values)) return described(values);
  const shape: number[] = [];
  for (let at: unknown = values; isList(at); at = at[0]) shape.push(at.length);
  return `[${shape.join(', ')}]`;
}

function isList(x: unknown): x is unknown[] {
  return Array.isArray(x);
}
