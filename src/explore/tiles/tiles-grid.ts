import type { VNode } from 'preact';
import { numberText } from '../draw/number-text.js';
import { mixed } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { blocksIn, bounds, type Carried, carriedBy, type TilesState, tileNow } from './tiles-state.js';

/** How wide the names and the cells are, how high a row is, and where both numbers of a query end. */
export interface GridPlaces {
  readonly name: number;
  readonly cell: number;
  readonly row: number;
  readonly max: number;
  readonly sum: number;
}

/** Above the first row: the words that are looked at, aslant. */
const HEAD = 74;

/** How high the grid is. */
export function gridHeight({ tokens }: TilesState, { row }: GridPlaces): number {
  return HEAD + tokens.length * row + 4;
}

/** The words, the tiles with the scores that are held, and what each query carries along. */
export function tilesGrid(state: TilesState, view: View, places: GridPlaces): VNode[] {
  const { palette } = view;
  const blocks = Array.from({ length: blocksIn(state) }, (_, k) => k);
  const style = { size: 12, weight: 700, fill: palette.soft, anchor: 'end' } as const;
  return [
    ...blocks.flatMap((i) => blocks.map((j) => tile(state, view, places, [i, j]))),
    ...heldScores(state, view, places),
    ...names(state, view, places),
    text(places.max + 36, HEAD - 8, 'max', style),
    text(places.sum + 36, HEAD - 8, 'sum', style),
    ...carriedBy(state).flatMap((carried, i) => carriedRow(carried, i, view, places)),
  ];
}

// What is behind is forgotten, and what lies ahead isn't there yet.
function tile(state: TilesState, { palette }: View, places: GridPlaces, [i, j]: [number, number]): VNode {
  const { name, cell, row } = places;
  const order = i * blocksIn(state) + j;
  const [isNow, isBehind] = [order === state.seen - 1, order < state.seen - 1];
  const [[top, foot], [left, right]] = [bounds(state, i), bounds(state, j)];
  return element('rect', {
    x: name + left * cell + 1,
    y: HEAD + top * row + 1,
    width: (right - left) * cell - 2,
    height: (foot - top) * row - 2,
    rx: 5,
    fill: isNow ? palette.lit : isBehind ? palette.line : palette.ground,
    stroke: isNow ? palette.accent : palette.line,
    'stroke-width': isNow ? 2 : 1,
  });
}

// Each as dark as its exponential, counted from the largest score of its row so far.
function heldScores(state: TilesState, { palette }: View, { name, cell, row }: GridPlaces): VNode[] {
  const now = tileNow(state);
  if (!now) return [];
  const carried = carriedBy(state);
  const [[top, foot], [left, right]] = [bounds(state, now.queries), bounds(state, now.keys)];
  return state.scores.slice(top, foot).flatMap((scores, di) =>
    scores.slice(left, right).flatMap((score, dj) => {
      const [i, x, y] = [top + di, name + (left + dj) * cell, HEAD + (top + di) * row];
      const power = Math.exp(score - carried[i]!.max);
      const fill = mixed(palette.lit, palette.plus, 0.6 * power);
      const box = { x: x + 4, y: y + 4, width: cell - 8, height: row - 8, rx: 3, fill };
      return [
        element('rect', box),
        ...(cell < 34
          ? []
          : [
              text(x + cell / 2, y + row / 2 + 4, numberText(score), {
                size: cell < 44 ? 10.5 : 12,
                anchor: 'middle',
                fill: palette.ink,
              }),
            ]),
      ];
    }),
  );
}

function names(state: TilesState, { palette }: View, { name, cell, row }: GridPlaces): VNode[] {
  const now = tileNow(state);
  const isIn = (block: number | undefined, at: number) => block === Math.floor(at / state.size);
  const style = (isLit: boolean) => ({
    size: 12,
    weight: isLit ? 700 : 400,
    fill: isLit ? palette.accent : palette.ink,
  });
  return state.tokens.flatMap((token, k) => [
    text(name - 8, HEAD + (k + 0.5) * row + 4, fitted(token, name - 10, 12.5), {
      ...style(isIn(now?.queries, k)),
      anchor: 'end',
    }),
    element(
      'g',
      { transform: `translate(${name + (k + 0.5) * cell + 4} ${HEAD - 6}) rotate(-50)` },
      text(0, 0, fitted(token, 78, 12.5), style(isIn(now?.keys, k))),
    ),
  ]);
}

function carriedRow(
  carried: Carried | undefined,
  i: number,
  { palette }: View,
  { max, sum, row }: GridPlaces,
): VNode[] {
  const isShrunk = (carried?.shrink ?? 1) < 1;
  const style = {
    size: 13,
    anchor: 'end',
    weight: isShrunk ? 700 : 400,
    fill: isShrunk ? palette.warm : carried ? palette.ink : palette.soft,
  } as const;
  const y = HEAD + (i + 0.5) * row + 4.5;
  return [
    text(max + 36, y, carried ? numberText(carried.max) : '·', style),
    text(sum + 36, y, carried ? numberText(carried.sum) : '·', style),
  ];
}
