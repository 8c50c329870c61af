import type { VNode } from 'preact';
import { wrap } from '../../plot/texts.js';
import { font } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { arrowsPlane, PLANE, type Scene } from './arrows-plane.js';
import { arrowsRow } from './arrows-row.js';
import { arrowsScores, scoresHeight } from './arrows-scores.js';
import type { ArrowsState } from './arrows-state.js';
import { arrowsFinding } from './arrows-words.js';

/** What stands beside the plane, or below it where the page is narrow. */
const SIDE = 336;
const GAP = 28;

/** The plane, and beside it the sums of the row that asks, its shares, and all scores. */
export function arrowsPicture(state: ArrowsState, { width, palette, isLive }: View): VNode {
  const isWide = width >= 620;
  const whole = isWide ? PLANE + GAP + SIDE : PLANE;
  const scene: Scene = { state, palette, isLive };
  const title = wrap(arrowsFinding(state), whole - 4, 17);
  const head = 8 + 21 * title.length;
  const n = state.words.length;
  const row = 58 + 38 * n;
  const [x, y] = isWide ? [PLANE + GAP, head] : [0, head + PLANE + 14];
  const height = isWide ? head + Math.max(PLANE, row + scoresHeight(n)) : y + row + scoresHeight(n);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${whole} ${height}`,
      width: whole,
      height,
      'font-family': font,
      ...(isLive ? { role: 'group', 'aria-label': 'A query as an arrow' } : {}),
    },
    ...title.map((part, k) => text(2, 17 + 21 * k, part, { size: 16, weight: 700, fill: palette.ink })),
    arrowsPlane(scene, head),
    element(
      'g',
      { transform: `translate(${x} ${y})` },
      ...arrowsRow(scene),
      element('g', { transform: `translate(0 ${row})` }, ...arrowsScores(scene)),
    ),
  );
}
