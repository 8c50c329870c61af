import type { VNode } from 'preact';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { LONGEST } from './coin-scores.js';
import { type SpreadState, scoredAt } from './spread-state.js';

/** How much room the curve takes. */
export const SPREAD_CURVE = { height: 258 } as const;

const LEFT = 26;
const TOP = 30;
const BOTTOM = 216;
const MOST = 18;

/** How the spread grows with the length: measured points, and the root. */
export function spreadCurve(state: SpreadState, { palette }: View, width: number): VNode[] {
  const across = (dK: number) => LEFT + ((width - LEFT - 12) * dK) / LONGEST;
  const down = (spread: number) => BOTTOM - ((BOTTOM - TOP) * spread) / MOST;
  const soft = { size: 11, fill: palette.soft };
  const expected = (dK: number) => (state.divided ? 1 : Math.sqrt(dK));
  const steps = Array.from({ length: 65 }, (_, k) => (k / 8) ** 2 * (LONGEST / 64));
  const curve = steps.map((dK) => `${across(dK).toFixed(1)} ${down(expected(dK)).toFixed(1)}`).join('L');
  const dot = (dK: number, r: number, fill: string) =>
    element('circle', { cx: across(dK), cy: down(scoredAt({ ...state, dK }).spread), r, fill });
  return [
    text(2, 14, 'their spread at each d_k', { size: 12, weight: 700, fill: palette.soft }),
    ...[0, 4, 8, 12, 16].flatMap((value) => [
      element('rect', { x: LEFT, y: down(value), width: width - LEFT - 8, height: 1, fill: palette.line }),
      text(LEFT - 6, down(value) + 4, `${value}`, { ...soft, anchor: 'end' }),
    ]),
    ...[16, 64, 128, 192, 256].map((dK) =>
      text(across(dK), BOTTOM + 17, `${dK}`, { ...soft, anchor: 'middle' }),
    ),
    element('path', {
      d: `M${curve}`,
      fill: 'none',
      stroke: palette.warm,
      'stroke-width': 2,
      'stroke-dasharray': '5 4',
    }),
    ...[1, 4, 16, 64, 144, 256].map((dK) => dot(dK, 3.5, palette.soft)),
    dot(state.dK, 7, palette.accent),
    text(across(212), down(expected(212)) + 20, state.divided ? '1' : '√d_k', {
      size: 12,
      weight: 700,
      fill: palette.warm,
    }),
  ];
}
