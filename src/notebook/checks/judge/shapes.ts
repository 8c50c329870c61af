import type { Numbers } from './numbers.js';

/** How the shape of an answer stands to the right one: brackets that don't matter, all in one row, or another one. */
export type Fit = 'same' | 'brackets' | 'flat' | 'other';

/** Compares shapes; sizes of 1 don't count, but a column is no row. What lies in one row or column may be a matrix's numbers. */
export function fitOf(mine: readonly number[], right: readonly number[]): Fit {
  if (mine.join() === right.join()) return 'same';
  const isTurned = mine.length === 2 && right.length === 2;
  if (!isTurned && squeezed(mine).join() === squeezed(right).join()) return 'brackets';
  return isRow(mine) && !isRow(right) && sizeOfShape(mine) === sizeOfShape(right) ? 'flat' : 'other';
}

/** What is said of right numbers whose shape only nearly fits. */
export function noteOn(fit: Fit, mine: Numbers, right: Numbers): string {
  if (fit === 'same' || right.shape.length === 0) return 'right';
  if (mine.isTensor)
    return `right numbers, in the shape ${list(mine.shape)} where ${list(right.shape)} is asked for`;
  if (fit === 'flat') return `right numbers, all in one list where ${list(right.shape)} is asked for`;
  const more = right.shape.length - mine.shape.length;
  const count = ['one', 'two', 'three'][Math.abs(more) - 1] ?? Math.abs(more);
  const pairs = `${count} ${more > 0 ? 'more ' : ''}${Math.abs(more) === 1 ? 'pair' : 'pairs'} of brackets`;
  return `right numbers, ${pairs}${more > 0 ? '' : ' less'}`;
}

/** Where a flat place stands in a shape: [row, column]. */
export function placeOf(flat: number, shape: readonly number[]): number[] {
  return shape.map((size, axis) => Math.floor(flat / sizeOfShape(shape.slice(axis + 1))) % size);
}

/** A shape as it is written: [2, 3]. */
export function list(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

function isRow(shape: readonly number[]): boolean {
  return squeezed(shape).length === 1;
}

function squeezed(shape: readonly number[]): number[] {
  return shape.filter((size) => size !== 1);
}

function sizeOfShape(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
