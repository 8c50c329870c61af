import type { VNode } from 'preact';
import { peakOf } from '../../plot/extremes.js';
import { shareText } from '../draw/number-text.js';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import type { TranslationState } from './translation-state.js';

/** How high a row is. */
export const ROW = 36;

/** How wide the two columns of words are, and the lines between them. */
export interface Columns {
  readonly source: number;
  readonly lines: number;
  readonly target: number;
}

/** English words with their shares, lines, and the words that have been written. */
export function translationRows(state: TranslationState, view: View, columns: Columns): VNode[] {
  const { read, written } = state;
  return [
    ...lines(state, view, columns),
    ...read.source.flatMap((_, j) => sourceWord(state, view, columns, j)),
    ...read.target.slice(0, written).map((_, i) => targetWord(state, view, columns, i)),
  ];
}

function lines({ read, written, look }: TranslationState, { palette }: View, columns: Columns): VNode[] {
  const [end, start] = [columns.source + 3, columns.source + columns.lines - 3];
  const order = [...Array(written).keys()].sort((a, b) => Number(a === look) - Number(b === look)); // that one on top
  return order.flatMap((i) =>
    read.looks[i]!.flatMap((share, j) =>
      share < 0.005
        ? []
        : [
            element('line', {
              x1: start,
              y1: (i + 0.5) * ROW,
              x2: end,
              y2: (j + 0.5) * ROW,
              stroke: palette.accent,
              'stroke-opacity': i === look ? share : 0.22 * share,
              'stroke-width': i === look ? 1 + 5 * share : 2,
            }),
          ],
    ),
  );
}

// A word that is read: as much of its box is filled as it is looked at.
function sourceWord({ read, look }: TranslationState, { palette }: View, { source }: Columns, j: number) {
  const row = read.looks[look]!;
  const isMost = peakOf(row) === j;
  const [y, middle] = [j * ROW + 3, (j + 0.5) * ROW + 4.5];
  const box = { x: 1, y, width: source - 2, height: ROW - 6, rx: 8 };
  return [
    element('rect', { ...box, fill: palette.ground, stroke: isMost ? palette.accent : palette.line }),
    element('rect', {
      ...box,
      x: 2,
      y: y + 1,
      height: ROW - 8,
      rx: 7,
      width: Math.max(0, (source - 4) * row[j]!),
      fill: palette.lit,
    }),
    text(10, middle, fitted(read.source[j]!, source - 58, 14), {
      size: 14,
      weight: isMost ? 700 : 400,
      fill: palette.ink,
    }),
    text(source - 9, middle, shareText(row[j]!), {
      size: 12,
      anchor: 'end',
      weight: isMost ? 700 : 400,
      fill: isMost ? palette.ink : palette.soft,
    }),
  ];
}

function targetWord(
  { read, look }: TranslationState,
  { palette, isLive }: View,
  columns: Columns,
  i: number,
): VNode {
  const isSeen = i === look;
  const x = columns.source + columns.lines;
  const word = read.target[i]!;
  const roles = {
    role: 'button',
    tabindex: isSeen ? 0 : -1,
    'aria-pressed': `${isSeen}`,
    'aria-label': `sources of ${word}, word ${i + 1}`,
  };
  return element(
    'g',
    { 'data-cell': `word.${i}`, ...(isLive ? roles : {}) },
    element('rect', {
      x: x + 1,
      y: i * ROW + 3,
      width: columns.target - 2,
      height: ROW - 6,
      rx: 8,
      fill: isSeen ? palette.lit : palette.ground,
      stroke: isSeen ? palette.accent : palette.line,
    }),
    text(x + columns.target / 2, (i + 0.5) * ROW + 4.5, fitted(word, columns.target - 16, 14), {
      anchor: 'middle',
      size: 14,
      weight: isSeen ? 700 : 400,
      fill: isSeen ? palette.accent : palette.ink,
    }),
  );
}
