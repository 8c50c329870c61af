import type { Tensor } from '@tensorflow/tfjs';
import { fail, plain, say } from './values.js';

/** Which cells may be attended to, as a tensor or nested: true or 1 = may attend. */
export type Mask = Tensor | readonly (readonly (boolean | number)[])[];

/** Above so many masked cells stripes would only blur: they are plain grey. */
const MOST_STRIPED = 4000;

/**
 * Values with −∞ wherever the mask is false, so that a masked cell is drawn as one, whatever number stands there.
 *
 * @throws {RangeError} when the mask doesn't have the size of the values, or holds something else than true, false, 1 and 0
 */
export function maskedValues(caller: string, values: number[][], mask: Mask): number[][] {
  const open = plain(mask) as (boolean | number)[][];
  const [n, m] = [values.length, values[0]!.length];
  const fits =
    Array.isArray(open) && open.length === n && open.every((row) => Array.isArray(row) && row.length === m);
  if (!fits) return fail(caller, `a mask [${n}, ${m}]`, say(open));
  const odd = open.flat().findIndex((flag) => ![true, false, 0, 1].includes(flag));
  if (odd >= 0)
    return fail(
      caller,
      'a mask of true and false',
      `${say(open.flat()[odd])} at [${Math.floor(odd / m)}, ${odd % m}]`,
    );
  return values.map((row, i) => row.map((value, j) => (open[i]![j] ? value : Number.NEGATIVE_INFINITY)));
}

/** Stripes behind the masked cells of a heatmap, whose cells without a value let them through. */
export function stripes(values: number[][]): Record<string, unknown>[] {
  const places = values.flatMap((row, i) => row.flatMap((value, j) => (isMasked(value) ? [[i, j]] : [])));
  if (places.length === 0 || places.length > MOST_STRIPED) return [];
  const path = places
    .flatMap(([i, j]) => CELL.map(([a, b]) => `M${at(j!, i!, a)}L${at(j!, i!, b)}`))
    .join('');
  const line = { color: '#9aa5b1', width: 1 };
  return [{ type: 'path', path, xref: 'x', yref: 'y', layer: 'below', line }];
}

type Corner = readonly [x: number, y: number];

// Three strokes across a cell, which go on in the next one.
const CELL: readonly (readonly [Corner, Corner])[] = [
  [
    [-0.5, 0],
    [0, -0.5],
  ],
  [
    [-0.5, 0.5],
    [0.5, -0.5],
  ],
  [
    [0, 0.5],
    [0.5, 0],
  ],
];

function at(column: number, row: number, [x, y]: Corner): string {
  return `${column + x},${row + y}`;
}

/** Says for each row which of its cells are masked, neighbours as a range; without names, by their places from 0. */
export function maskedNames(
  values: number[][],
  rows: readonly string[] | undefined,
  columns: readonly string[] | undefined,
): string[] {
  return values.flatMap((row, i) => {
    const runs = runsOf(row.map(isMasked)).map(([from, to]) => {
      const [first, last] = [from, to].map((j) => columns?.[j] ?? `${columns ? '' : 'column '}${j}`);
      return from === to ? first : `${first} to ${last}`;
    });
    return runs.length > 0 ? [`${rows?.[i] ?? `row ${i}`} → ${runs.join(', ')}`] : [];
  });
}

function runsOf(flags: boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  flags.forEach((flag, j) => {
    const last = runs.at(-1);
    if (flag && last && last[1] === j - 1) last[1] = j;
    else if (flag) runs.push([j, j]);
  });
  return runs;
}

function isMasked(value: number): boolean {
  return value === Number.NEGATIVE_INFINITY;
}
