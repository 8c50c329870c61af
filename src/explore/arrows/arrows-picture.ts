import type { VNode } from 'preact';
import { at, heading, picture } from '../draw/picture.js';
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
export function arrowsPicture(state: ArrowsState, view: View): VNode {
  const { palette, isLive } = view;
  const isWide = view.width >= 620;
  const width = isWide ? PLANE + GAP + SIDE : PLANE;
  const scene: Scene = { state, palette, isLive };
  const title = heading(arrowsFinding(state), width - 4, view);
  const head = 8 + title.height;
  const n = state.words.length;
  const row = 58 + 38 * n;
  const [x, y] = isWide ? [PLANE + GAP, head] : [0, head + PLANE + 14];
  const height = isWide ? head + Math.max(PLANE, row + scoresHeight(n)) : y + row + scoresHeight(n);
  return picture(
    { width, height, label: 'A query as an arrow' },
    view,
    ...title.nodes,
    arrowsPlane(scene, head),
    at(x!, y!, ...arrowsRow(scene), at(0, row, ...arrowsScores(scene))),
  );
}
