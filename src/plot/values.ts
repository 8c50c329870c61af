import type { Tensor } from '@tensorflow/tfjs';

/** A matrix as a tensor of rank 2 or as nested numbers. */
export type Matrix = Tensor | readonly (readonly number[])[];

/** A list of numbers as a tensor of rank 1 or as plain numbers. */
export type Vector = Tensor | readonly number[];

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
  allow: 'finite' | 'masked' = 'finite',
): number[][] {
  const rows = plain(matrix);
  const width = isList(rows) && isList(rows[0]) ? rows[0].length : 0;
  const isMatrix =
    isList(rows) &&
    width > 0 &&
    rows.every((row) => isList(row) && row.length === width && row.every(isNumber));
  if (!isMatrix) fail(caller, 'a matrix [n, m] of numbers', shapeOf(rows));
  (rows as number[][]).forEach((row, i) => {
    checkFinite(caller, row, allow, i);
  });
  return rows as number[][];
}

/** Reads a vector as plain numbers, having checked it as `readMatrix` does. */
export function readVector(caller: string, vector: Vector, allow: 'finite' | 'masked' = 'finite'): number[] {
  const values = plain(vector);
  if (!isList(values) || values.length === 0 || !values.every(isNumber))
    return fail(caller, 'a vector [n] of numbers', shapeOf(values));
  checkFinite(caller, values as number[], allow);
  return values as number[];
}

/** Checks that there is one label for each row, column or point. */
export function checkLabels(caller: string, what: string, labels: readonly string[], count: number): void {
  if (labels.length !== count) fail(caller, `${count} ${what}`, `${labels.length}`);
}

function checkFinite(caller: string, row: number[], allow: 'finite' | 'masked', ...at: number[]): void {
  row.forEach((value, j) => {
    const isMasked = allow === 'masked' && value === Number.NEGATIVE_INFINITY;
    if (!Number.isFinite(value) && !isMasked)
      fail(caller, 'finite values', `${value} at [${[...at, j].join(', ')}]`);
  });
}

/** Throws in the house's form. */
export function fail(caller: string, expected: string, got: string): never {
  throw new RangeError(`${caller}: expected ${expected}, got ${got}`);
}

/** Whether a tensor or nested list is of rank 1. */
export function isVector(values: Vector | Matrix): values is Vector {
  return isTensor(values) ? values.rank === 1 : isList(values) && typeof values[0] === 'number';
}

function plain(values: unknown): unknown {
  return isTensor(values) ? values.arraySync() : values;
}

function isTensor(x: unknown): x is Tensor {
  return typeof x === 'object' && x !== null && 'arraySync' in x;
}

function shapeOf(values: unknown): string {
  if (typeof (values as PromiseLike<unknown>)?.then === 'function') return 'a promise: is await missing?';
  if (!isList(values)) return values === null || values === undefined ? `${values}` : `a ${typeof values}`;
  const shape: number[] = [];
  for (let at: unknown = values; isList(at); at = at[0]) shape.push(at.length);
  return `[${shape.join(', ')}]`;
}

function isList(x: unknown): x is unknown[] {
  return Array.isArray(x);
}

function isNumber(x: unknown): x is number {
  return typeof x === 'number';
}
