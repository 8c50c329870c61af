import type { VNode } from 'preact';
import { shareText } from '../draw/number-text.js';
import { mixed } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import { wordPill } from '../draw/word-pill.js';
import { pack } from '../heads/pack.js';
import { weightCells } from '../heads/weight-cells.js';
import type { View } from '../kind.js';
import type { Reading } from './reading.js';
import { isComparable, type SentenceState } from './sentence-state.js';

/** Lines of other words than the followed one are left out below this share: they would be as good as white. */
const FAINT = 0.04;

/** How high a row is. */
export const ROW = 26;

interface Columns {
  readonly cell: number;
  readonly looks: number;
  readonly start: number;
  readonly end: number;
  readonly seen: number;
  readonly share: number;
  readonly room: number;
}

// Where two sentences are compared on a narrow page, there is no room for the heatmap.
function columnsOf(words: number, isWide: boolean, isCompared: boolean): Columns {
  const cell = isWide ? 16 : isCompared ? 0 : Math.min(12, 92 / words);
  const looks = cell * words + (cell > 0 ? 8 : 1);
  const room = isWide ? 116 : 78;
  const start = looks + room + 4;
  const [seen, share] = isWide ? [446, 700] : [isCompared ? 172 : 240, 339];
  return { cell, looks, room, start, end: seen - 6, seen, share };
}

/** Who looks at whom: a small heatmap, the words that look, lines, and the words that are looked at with their shares. */
export function sentenceLines(state: SentenceState, view: View, isWide: boolean): VNode[] {
  const { read, readOther, look } = state;
  const { palette } = view;
  const other = isComparable(state) ? readOther : undefined;
  const columns = columnsOf(read.words.length, isWide, other !== undefined);
  const middle = (i: number) => (i + 0.5) * ROW;
  return [
    ...(columns.cell === 0
      ? []
      : other
        ? read.weights.flatMap((_, i) => heatRow(state, view, columns, i))
        : heat(read, view, columns)),
    ...lines(read, columns, look, palette.accent, 0),
    ...(other ? lines(other, columns, look, palette.warm, 3) : []),
    ...read.words.flatMap((word, j) => {
      const y = middle(j) + 4.5;
      const isChanged = other !== undefined && other.words[j] !== word;
      const name = isChanged ? `${isWide ? `${word} ` : ''}→ ${other.words[j]}` : word;
      const shares = [read, ...(other ? [other] : [])].map(({ weights }) => shareText(weights[look]![j]!));
      const isMost = read.weights[look]![j]! > 0.2;
      const room = columns.share - columns.seen - (shares.length > 1 ? 88 : 40);
      return [
        lookingWord(state, view, columns, j),
        text(columns.seen, y, fitted(name, room, 13), {
          fill: isChanged ? palette.warm : palette.ink,
          weight: isMost ? 700 : 400,
        }),
        text(columns.share, y, shares.join(' → '), {
          anchor: 'end',
          size: 12,
          weight: isMost ? 700 : 400,
          fill: isMost ? palette.ink : palette.soft,
        }),
      ];
    }),
  ];
}

// Cells, the darker the larger the share: a path for each tint, since a key press changes all of them.
function heat({ weights, words: { length: n } }: Reading, { palette }: View, { cell }: Columns): VNode[] {
  const place = { x: 0, y: 0, width: n * cell, height: n * ROW };
  const tints = { from: palette.line, to: palette.accent };
  const grid = Array.from({ length: n }, (_, i) => `M${i * cell} 0v${n * ROW}M0 ${i * ROW}h${n * cell}`).join(
    '',
  );
  return [
    element('rect', { ...place, fill: palette.line }),
    weightCells({ weights: pack(weights.flat()), tokens: n, ...place, ...tints }),
    element('path', { d: grid, stroke: palette.ground, 'stroke-width': 2 }),
  ];
}

// A row of squares, a half for each sentence.
function heatRow(state: SentenceState, { palette }: View, { cell }: Columns, i: number): VNode[] {
  const all = [state.read, state.readOther];
  const width = (cell - 1) / all.length;
  return all.flatMap(({ weights }, k) =>
    weights[i]!.map((share, j) =>
      element('rect', {
        x: j * cell + k * width,
        y: i * ROW + 2,
        width,
        height: ROW - 4,
        fill: mixed(palette.line, k === 0 ? palette.accent : palette.warm, share),
      }),
    ),
  );
}

function lines({ weights }: Reading, { start, end }: Columns, look: number, color: string, down: number) {
  const order = [...weights.keys()].sort((a, b) => Number(a === look) - Number(b === look)); // that one on top
  return order.flatMap((i) =>
    weights[i]!.map((share, j) =>
      share < (i === look ? 0.005 : FAINT)
        ? null
        : element('line', {
            x1: start,
            y1: (i + 0.5) * ROW + down,
            x2: end,
            y2: (j + 0.5) * ROW + down,
            stroke: color,
            'stroke-opacity': i === look ? share : 0.22 * share,
            'stroke-width': i === look ? 1 + 4 * share : 2,
          }),
    ),
  ) as VNode[];
}

/** A word that looks, and that is followed when it is pointed at. */
export function lookingWord(
  state: SentenceState,
  view: View,
  { looks, room }: Pick<Columns, 'looks' | 'room'>,
  i: number,
): VNode {
  const { read, look } = state;
  const { palette } = view;
  const isSeen = i === look;
  const place = { x: looks, width: room, row: i, height: ROW };
  return rowHandle(state, view, i, wordPill(read.words[i]!, isSeen, place, palette));
}

/** A word that is followed when it is pointed at. */
export function rowHandle(state: SentenceState, { isLive }: View, i: number, parts: VNode[]): VNode {
  const isSeen = i === state.look;
  const roles = {
    role: 'button',
    tabindex: isSeen ? 0 : -1,
    'aria-pressed': `${isSeen}`,
    'aria-label': `follow ${state.read.words[i]}`,
  };
  return element('g', { 'data-cell': `row.${i}`, ...(isLive ? roles : {}) }, ...parts);
}
