import type { VNode } from 'preact';
import { most } from '../../plot/extremes.js';
import { numberText } from '../draw/number-text.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { type SpreadState, scoredAt } from './spread-state.js';

/** How much room the bars take. */
export const SCORE_BARS = { height: 258 } as const;

const TOP = 40;
const BOTTOM = 216;

/** How far it goes to both sides of 0: as far at each length, so that scores are seen to widen. */
const RAW = { reach: 52, ticks: [-48, -32, -16, 0, 16, 32, 48] };
const DIVIDED = { reach: 4.4, ticks: [-4, -3, -2, -1, 0, 1, 2, 3, 4] };

/** All scores as bars: each as wide as what lies between two scores, and as high as it is frequent. */
export function scoreBars(state: SpreadState, { palette }: View, width: number): VNode[] {
  const { reach, ticks } = state.divided ? DIVIDED : RAW;
  const unit = (width - 8) / (2 * reach);
  const across = (score: number) => width / 2 + score * unit;
  const step = state.divided ? 2 / Math.sqrt(state.dK) : 2; // one toss more on the other side
  const { shares } = scoredAt(state);
  const highest = most([...shares.values()]);
  const wide = Math.max(1, step * unit - 1);
  const bars = [...shares]
    .filter(([score]) => Math.abs(score) < reach)
    .map(([score, share]) => {
      const height = ((BOTTOM - TOP) * share) / highest;
      return `M${across(score) - wide / 2} ${BOTTOM}v${-height}h${wide}v${height}`;
    });
  const root = state.divided ? 1 : Math.sqrt(state.dK);
  const soft = { size: 11, fill: palette.soft, anchor: 'middle' } as const;
  return [
    text(2, 14, state.divided ? 'scores ÷ √d_k' : 'scores', { size: 12, weight: 700, fill: palette.soft }),
    element('path', { fill: palette.plus, d: bars.join('') || undefined }), // one for all: with d_k, their number changes
    element('rect', { x: 0, y: BOTTOM, width, height: 1, fill: palette.line }),
    ...ticks.map((tick) => text(across(tick), BOTTOM + 17, numberText(tick), soft)),
    ...[-root, root].map((end) =>
      element('line', {
        x1: across(end),
        x2: across(end),
        y1: TOP - 12,
        y2: BOTTOM,
        stroke: palette.warm,
        'stroke-width': 2,
        'stroke-dasharray': '5 4',
      }),
    ),
    text(width / 2, BOTTOM + 38, `dashed: ±${state.divided ? '1' : `√d_k = ±${numberText(root)}`}`, {
      ...soft,
      fill: palette.warm,
      size: 12,
      weight: 700,
    }),
  ];
}
