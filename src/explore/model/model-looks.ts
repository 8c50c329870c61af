import type { VNode } from 'preact';
import { most } from '../../plot/extremes.js';
import { element, fitted, text } from '../draw/svg.js';
import { wordPill } from '../draw/word-pill.js';
import type { View } from '../kind.js';
import { isDue, type ModelState, weightsOf } from './model-state.js';
import { isDark, movedText, shareText } from './model-words.js';

/** How high a row is. */
export const ROW = 26;

/** Where the columns begin: how far a token moves, the tokens that look, lines, those that are looked at, shares. */
interface Columns {
  readonly looks: number;
  readonly room: number;
  readonly end: number;
  readonly seen: number;
  readonly share: number;
}

const WIDE: Columns = { looks: 58, room: 108, end: 238, seen: 244, share: 372 };
const NARROW: Columns = { looks: 46, room: 92, end: 196, seen: 202, share: 339 };

/** What all parts are drawn from. */
interface Looks {
  readonly state: ModelState;
  /** `[n, n]`: who looks at whom in the head that is looked at. */
  readonly weights: number[][];
  readonly columns: Columns;
  readonly view: View;
}

/** Who looks at whom in a head: tokens that look, lines, and those that are looked at; before them how far each moves. */
export function modelLooks(state: ModelState, view: View, isWide: boolean): VNode[] {
  const weights = weightsOf(state, state.look);
  const looks = { state, weights, columns: isWide ? WIDE : NARROW, view };
  return [
    ...lines(looks),
    ...state.read.tokens.flatMap((_, i) => [
      ...movedBar(looks, i),
      looking(looks, i),
      seen(looks, i),
      shareOf(looks, i),
    ]),
  ];
}

function lines({ state: { from, to }, weights, columns: { looks, room, end }, view }: Looks): VNode[] {
  const { palette } = view;
  const order = [...weights.keys()].sort((a, b) => Number(a === from) - Number(b === from)); // that one on top
  return order.flatMap((i) =>
    weights[i]!.flatMap((share, j) => {
      const isSeen = i === from;
      if (share < (isSeen ? 0.005 : 0.05)) return [];
      return [
        element('line', {
          x1: looks + room + 3,
          y1: (i + 0.5) * ROW,
          x2: end,
          y2: (j + 0.5) * ROW,
          stroke: isSeen && j === to ? palette.warm : palette.accent,
          'stroke-opacity': isSeen ? Math.max(0.15, share) : 0.2 * share,
          'stroke-width': isSeen ? 1 + 4 * share : 2,
        }),
      ];
    }),
  );
}

// Bars are as long as the farthest move allows.
function movedBar({ state, columns: { looks }, view: { palette } }: Looks, i: number): VNode[] {
  if (state.cuts.length === 0 || isDue(state)) return [];
  const { moved } = state.read;
  const width = ((looks - 8) * moved[i]!) / (most(moved) || 1);
  const bar = { x: looks - 6 - width, y: (i + 1) * ROW - 7, width, height: 4, rx: 2 };
  return [
    element('rect', { ...bar, fill: palette.minus }),
    text(looks - 6, i * ROW + 15, movedText(moved[i]!), { size: 11.5, anchor: 'end', fill: palette.ink }),
  ];
}

function looking({ state, columns: { looks, room }, view }: Looks, i: number): VNode {
  const { palette } = view;
  const isSeen = i === state.from;
  const token = state.read.tokens[i]!;
  return element(
    'g',
    { 'data-cell': `from.${i}`, ...(view.isLive ? buttonRoles(`follow ${token}`, isSeen) : {}) },
    ...wordPill(token, isSeen, { x: looks, width: room, row: i, height: ROW }, palette),
  );
}

const SHARE = 44;

function seen({ state, columns: { seen: x, share: end }, view }: Looks, j: number): VNode {
  const token = state.read.tokens[j]!;
  const label = `look at ${token}`;
  return element(
    'g',
    { 'data-cell': `to.${j}`, ...(view.isLive ? buttonRoles(label, j === state.to) : {}) },
    element('rect', {
      x: x - 4,
      y: j * ROW + 1,
      width: end - x + 4 - SHARE,
      height: ROW - 2,
      rx: 6,
      fill: view.palette.ground,
    }),
    text(x, (j + 0.5) * ROW + 4.5, fitted(token, end - x - SHARE, 13), seenStyle(state, view, j)),
  );
}

function shareOf({ state, weights, columns, view }: Looks, j: number): VNode {
  const row = weights[state.from]!;
  const style = { ...seenStyle(state, view, j), size: 12, anchor: 'end' } as const;
  return text(columns.share - 2, (j + 0.5) * ROW + 4.5, shareText(row[j]!, isDark(row)), style);
}

function seenStyle({ to }: ModelState, { palette }: View, j: number): { weight: number; fill: string } {
  return j === to ? { weight: 700, fill: palette.warm } : { weight: 400, fill: palette.ink };
}

/** What a screen reader says of something to choose. */
export function buttonRoles(
  label: string,
  isChosen: boolean,
  isReached: boolean = isChosen,
): Record<string, unknown> {
  return {
    role: 'button',
    tabindex: isReached ? 0 : -1,
    'aria-pressed': `${isChosen}`,
    'aria-label': label,
  };
}
