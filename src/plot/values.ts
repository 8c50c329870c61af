import type { Tensor } from '@tensorflow/tfjs';

/** A matrix as a tensor of rank 2 or as nested numbers. */
export type Matrix = Tensor | readonly (readonly number[])[];

/** A list of numbers as a tensor of rank 1 or as plain numbers. */
export type Vector = Tensor | readonly number[];

/**
 * Reads a matrix as plain rows, having checked that there is something to draw.
 *
 * Minus infinity may be drawn (a masked score); NaN and plus infinity are never a value of attention.
 *
 * @throws {RangeError} `caller: expected …, got …`
 */
export function readMatrix(caller: string, matrix: Matrix): number[][] {
  const rows = plain(matrix);
  const width = isList(rows) && isList(rows[0]) ? rows[0].length : 0;
  const isMatrix =
    isList(rows) &&
    width > 0 &&
    rows.every((row) => isList(row) && row.length === width && row.every(isNumber));
  if (!isMatrix) fail(caller, 'a matrix [n, m] of numbers', shapeOf(rows));
  const checked = rows as number[][];
  checked.forEach((row, i) => {
    row.forEach((value, j) => {
      if (!isDrawable(value)) fail(caller, 'finite values', `${value} at [${i}, ${j}]`);
    });
  });
  return checked;
}

/** Checks that there is one label for each row, column or point. */
export function checkLabels(caller: string, what: string, labels: readonly string[], count: number): void {
  if (labels.length !== count) fail(caller, `${count} ${what}`, `${labels.length}`);
}

/** Throws in the house's form. */
export function fail(caller: string, expected: string, got: string): never {
  throw new RangeError(`${caller}: expected ${expected}, got ${got}`);
}

function plain(values: Tensor | readonly unknown[]): unknown {
  return 'arraySync' in values ? values.arraySync() : values;
}

function shapeOf(values: unknown): string {
  if (!isList(values)) return `${values}`;
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

function isDrawable(value: number): boolean {
  return Number.isFinite(value) || value === Number.NEGATIVE_INFINITY;
}
