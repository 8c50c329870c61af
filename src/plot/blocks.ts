import { muted } from './theme.js';

/** So many cells of a heatmap weigh less than two megabytes as text. */
const MOST_CELLS = 160_000;

/** More cells than this are told with four digits each. */
const EXACT_CELLS = 10_000;

/** The side of the square blocks into which matrices of these sizes must be gathered, 1 for not at all. */
export function blockSize(matrices: readonly number[][][]): number {
  const cells = (side: number) =>
    matrices.reduce((sum, m) => sum + Math.ceil(m.length / side) * Math.ceil(m[0]!.length / side), 0);
  let side = 1;
  while (cells(side) > MOST_CELLS) side++;
  return side;
}

/** The cells of a heatmap trace: of each block its strongest value, the one furthest from 0; what is masked is null. */
export function inBlocks(values: number[][], side: number): Record<string, unknown> {
  if (side === 1) return { z: values.map((row) => row.map((value) => told(value, values))) };
  const count = (length: number) => Math.ceil(length / side);
  const z = Array.from({ length: count(values.length) }, (_, i) =>
    Array.from({ length: count(values[0]!.length) }, (_, j) => told(strongest(values, i, j, side), values)),
  );
  const middle = (side - 1) / 2;
  return { z, x0: middle, dx: side, y0: middle, dy: side };
}

function strongest(values: number[][], i: number, j: number, side: number): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const row of values.slice(i * side, (i + 1) * side))
    for (const value of row.slice(j * side, (j + 1) * side))
      if (Number.isFinite(value) && (!Number.isFinite(found) || Math.abs(value) > Math.abs(found)))
        found = value;
  return found;
}

function told(value: number, { length: n, 0: row }: number[][]): number | null {
  if (!Number.isFinite(value)) return null;
  return n * row!.length > EXACT_CELLS ? Number(value.toPrecision(4)) : value;
}

/** Says that cells are gathered, if they are. */
export function sayBlocks(side: number): string {
  return side > 1 ? `of each ${side} × ${side} cells the strongest` : '';
}

/** The same as a line below the picture. */
export function blockNote(side: number): Record<string, unknown> | undefined {
  if (side === 1) return undefined;
  const place = { xref: 'paper', yref: 'paper', x: 0, xanchor: 'left', y: 0, yanchor: 'top', yshift: -6 };
  return { text: sayBlocks(side), showarrow: false, font: { size: 14, color: muted }, ...place };
}
