import type { VNode } from 'preact';
import { numberText } from '../draw/number-text.js';
import { at, heading, picture } from '../draw/picture.js';
import { element, text } from '../draw/svg.js';
import { track } from '../draw/track.js';
import type { View } from '../kind.js';
import { blockCount, maxSoFar, type OnlineState, onlineFinding } from './online-state.js';
import { onlineTable, tableHeight } from './online-table.js';

/** How high bars may be, and where they stand. */
const BARS = 96;
const CELLS = BARS + 62;

/** So many pixels are from block to block on the track. */
export function stepOf(state: Pick<OnlineState, 'scores' | 'size'>): number {
  return Math.floor(300 / blockCount(state));
}

/** The row in blocks, those that were seen coloured; the slider; and what is carried from block to block. */
export function onlinePicture(state: OnlineState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(onlineFinding(state), width - (isWide ? 16 : 44), view);
  const top = title.height + 10;
  const below = top + CELLS + 16;
  const table = isWide ? { x: 372, y: top } : { x: 0, y: below + 58 };
  const height = isWide ? below + 56 : table.y + tableHeight(state);
  return picture(
    { width, height: Math.max(height, table.y + tableHeight(state)), label: 'A row of scores in blocks' },
    view,
    ...title.nodes,
    at(0, top, ...row(state, view)),
    at(0, below, ...blocksTrack(state, view)),
    at(table.x, table.y, ...onlineTable(state, view, isWide ? 332 : 340)),
  );
}

function blocksTrack(state: OnlineState, view: View): VNode[] {
  const marks = Array.from({ length: blockCount(state) + 1 }, (_, k) => k);
  const place = (seen: number) => stepOf(state) * seen;
  return track({ id: 'seen', label: 'blocks looked at', value: state.seen, marks, place }, view);
}

// Of each key a bar, as high as exp(score − maximum so far): the largest one is 1.
function row(state: OnlineState, { palette }: View): VNode[] {
  const { scores, values, size, seen } = state;
  const cell = Math.floor(338 / scores.length);
  const max = maxSoFar(state);
  const soft = { size: 11, fill: palette.soft, anchor: 'middle' } as const;
  const tiles = Array.from({ length: blockCount(state) }, (_, k) => tile(state, { palette }, cell, k));
  const keys = scores.flatMap((score, j) => {
    const x = (j + 0.5) * cell;
    const isSeen = j < seen * size;
    const isNow = isSeen && j >= (seen - 1) * size;
    const power = isSeen ? Math.exp(score - max) : 0;
    const tall = BARS * power;
    return [
      element('rect', {
        x: x - 9,
        y: 20 + BARS - tall,
        width: 18,
        height: tall,
        rx: 3,
        fill: isNow ? palette.accent : palette.soft,
      }),
      isSeen ? text(x, 15 + BARS - tall, numberText(power), { ...soft, fill: palette.ink }) : null,
      text(x, BARS + 36, numberText(score), { ...soft, size: 12, fill: isSeen ? palette.ink : palette.soft }),
      text(x, BARS + 54, numberText(values[j]!), soft),
    ];
  });
  return [...tiles, ...(keys as VNode[])];
}

function tile(
  { scores, size, seen }: OnlineState,
  { palette }: Pick<View, 'palette'>,
  cell: number,
  k: number,
): VNode {
  const [first, last] = [k * size, Math.min(scores.length, (k + 1) * size)];
  const isNow = k === seen - 1;
  return element('rect', {
    x: first * cell + 2,
    y: 1,
    width: (last - first) * cell - 4,
    height: CELLS,
    rx: 8,
    fill: isNow ? palette.lit : palette.panel,
    stroke: isNow ? palette.accent : palette.line,
    'stroke-width': isNow ? 2 : 1,
  });
}
