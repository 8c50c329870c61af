import type { VNode } from 'preact';
import { shareText } from '../draw/number-text.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { countsOf, type FewCurve, type FewState, JUDGED } from './few-state.js';

/** How much room the curves take. */
export const CURVE = { width: 336, height: 366 } as const;

const [LEFT, RIGHT, TOP, BOTTOM] = [34, 320, 30, 276] as const;
const LEGEND = 334;

/** The share of right answers from each count of labels: how the ways of the chapter did, and the probe that was just trained. */
export function fewCurve(state: FewState, { palette }: View): VNode[] {
  const counts = countsOf(state.task);
  const across = (count: number) =>
    LEFT + 8 + ((RIGHT - LEFT - 16) * Math.log2(count / counts[0]!)) / (counts.length - 1);
  const down = (share: number) => BOTTOM - (BOTTOM - TOP) * share;
  const soft = { size: 11, fill: palette.soft };
  const chance = 1 / state.read.classes.length;
  const colours = [palette.soft, palette.accent, palette.warm];
  const here = state.read.right / JUDGED;
  return [
    text(2, 14, 'share of right answers', { size: 12, weight: 700, fill: palette.soft }),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      element('rect', { x: LEFT, y: down(share), width: RIGHT - LEFT, height: 1, fill: palette.line }),
      text(LEFT - 5, down(share) + 4, `${share}`, { ...soft, anchor: 'end' }),
    ]),
    ...counts.map((count) => text(across(count), BOTTOM + 17, `${count}`, { ...soft, anchor: 'middle' })),
    text((LEFT + RIGHT) / 2, BOTTOM + 34, 'labels', { ...soft, anchor: 'middle' }),
    line({ x1: LEFT, x2: RIGHT, y1: down(chance), y2: down(chance), stroke: palette.soft, dash: '2 4' }),
    ...state.read.curves.flatMap((curve, k) => drawn(curve, colours[k]!, across, down)),
    ...legend(state.read.curves, colours, palette.ink),
    text(LEFT + 150, LEGEND + 18, `dots: guessing, ${shareText(chance)}`, { size: 12, fill: palette.ink }),
    element('circle', {
      ...{ cx: across(state.labels), cy: down(here), r: 7, fill: palette.accent },
      ...{ stroke: palette.ground, 'stroke-width': 2 },
    }),
    text(across(state.labels), down(here) - 12, shareText(here), {
      ...{ size: 13, weight: 700, fill: palette.accent },
      anchor: state.labels > 128 ? 'end' : 'middle',
    }),
  ];
}

type Place = (value: number) => number;

// A line through the means, and bars from the worst training to the best.
function drawn({ points }: FewCurve, stroke: string, across: Place, down: Place): VNode[] {
  const path = points
    .map(({ count, mean }) => `${across(count).toFixed(1)} ${down(mean).toFixed(1)}`)
    .join('L');
  const bars = points.map(({ count, least, most }) =>
    line({ x1: across(count), x2: across(count), y1: down(least), y2: down(most), stroke }),
  );
  return [element('path', { d: `M${path}`, fill: 'none', stroke, 'stroke-width': 2 }), ...bars];
}

function legend(curves: readonly FewCurve[], colours: readonly string[], ink: string): VNode[] {
  return curves.flatMap(({ name }, k) => {
    const [x, y] = [LEFT + (k % 2) * 150, LEGEND + 18 * Math.floor(k / 2)];
    return [
      line({ x1: x, x2: x + 18, y1: y - 4, y2: y - 4, stroke: colours[k]! }),
      text(x + 24, y, name, { size: 12, fill: ink }),
    ];
  });
}

interface Line {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly stroke: string;
  readonly dash?: string;
}

function line({ dash, ...ends }: Line): VNode {
  return element('line', { ...ends, 'stroke-width': 2, 'stroke-dasharray': dash });
}
