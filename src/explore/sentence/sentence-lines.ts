import type { ComponentChildren, VNode } from 'preact';
import { shareText } from '../draw/number-text.js';
import { mixed } from '../draw/palette.js';
import { at } from '../draw/picture.js';
import { element, fitted, text } from '../draw/svg.js';
import { wordPill } from '../draw/word-pill.js';
import { pack } from '../heads/pack.js';
import { weightCells } from '../heads/weight-cells.js';
import type { View } from '../kind.js';
import type { Reading } from './reading.js';
import { isComparable, type SentenceState } from './sentence-state.js';

/** Lines of other words than the followed one are left out below this share: they would be as good as white. */
const FAINT = 0.04;

/** So many steps of opacity they have: a path each, since a key press changes all of them. */
const STEPS = 8;

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
    // each part in a group of its own: what there is more or less of moves nothing else
    element('g', {}, ...heat(state, other, view, columns)),
    element('g', {}, ...lines(read, columns, look, palette.accent, 0)),
    element('g', {}, ...(other ? lines(other, columns, look, palette.warm, 3) : [])),
    // how many words there are moves these all at once, and none of their letters is set anew
    at(columns.looks, 0, ...read.words.map((_, i) => lookingWord(state, view, columns.room, i))),
    ...read.words.flatMap((word, j) => {
      const y = middle(j) + 4.5;
      const isChanged = other !== undefined && other.words[j] !== word;
      const name = isChanged ? `${isWide ? `${word} ` : ''}→ ${other.words[j]}` : word;
      const shares = [read, ...(other ? [other] : [])].map(({ weights }) => shareText(weights[look]![j]!));
      const isMost = read.weights[look]![j]! > 0.2;
      const room = columns.share - columns.seen - (shares.length > 1 ? 88 : 40);
      return [
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

function heat(state: SentenceState, other: Reading | undefined, view: View, columns: Columns): VNode[] {
  if (columns.cell === 0) return [];
  return other
    ? state.read.weights.flatMap((_, i) => heatRow(state, view, columns, i))
    : heatCells(state.read, view, columns);
}

// Cells, the darker the larger the share: a path for each tint, since a key press changes all of them.
function heatCells(
  { weights, words: { length: n } }: Reading,
  { palette }: View,
  { cell }: Columns,
): VNode[] {
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
  const line = (i: number, j: number) =>
    `M${start} ${(i + 0.5) * ROW + down}L${end} ${(j + 0.5) * ROW + down}`;
  const faint = new Map<number, string>();
  for (const [i, row] of weights.entries())
    for (const [j, share] of row.entries())
      if (i !== look && share >= FAINT) {
        const step = Math.ceil(STEPS * share) / STEPS;
        faint.set(step, `${faint.get(step) ?? ''}${line(i, j)}`);
      }
  // A path without lines stays, so that the others stay what they are; an empty attribute would be no XML in a still.
  const path = (d: string, opacity: number, width: number) =>
    element('path', { d: d || undefined, stroke: color, 'stroke-opacity': opacity, 'stroke-width': width });
  return [
    ...Array.from({ length: STEPS }, (_, k) => (k + 1) / STEPS).map((step) =>
      path(faint.get(step) ?? '', 0.22 * step, 2),
    ),
    // that one on top
    ...weights[look]!.map((share, j) =>
      path(share < 0.005 ? '' : line(look, j), share, Number((1 + 4 * share).toFixed(2))),
    ),
  ];
}

/** A word that looks, so wide, and that is followed when it is pointed at. */
export function lookingWord(state: SentenceState, view: View, width: number, i: number): VNode {
  const { read, look } = state;
  const { palette } = view;
  const isSeen = i === look;
  const place = { x: 0, width, row: i, height: ROW };
  return rowHandle(state, view, i, wordPill(read.words[i]!, isSeen, place, palette));
}

/** A word that is followed when it is pointed at, and what else stands in its row. */
export function rowHandle(
  state: SentenceState,
  { isLive }: View,
  i: number,
  parts: ComponentChildren[],
  others: string = '',
): VNode {
  const isSeen = i === state.look;
  const roles = {
    role: 'button',
    tabindex: isSeen ? 0 : -1,
    'aria-pressed': `${isSeen}`,
    'aria-label': `follow ${state.read.words[i]}${others && `: ${others}`}`,
  };
  return element('g', { 'data-cell': `row.${i}`, ...(isLive ? roles : {}) }, ...parts);
}
