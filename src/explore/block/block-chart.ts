import type { VNode } from 'preact';
import { least } from '../../plot/extremes.js';
import { numberText } from '../draw/number-text.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { type BlockState, LAYERS, type Passed, passedThrough, wholeBlock } from './block-state.js';

/** How much room the chart takes. */
export const CHART_HEIGHT = 264;

const LEFT = 34;
const TOP = 30;
const BOTTOM = 206;

/** How alike the words are after each layer, beside the whole block in grey; and how long they are. */
export function likenessChart(state: BlockState, { palette }: View, width: number): VNode[] {
  const passed = passedThrough(state);
  const whole = passedThrough({ x: state.x, seed: state.seed, on: wholeBlock }); // most often the same, and known
  const across = (layer: number) => LEFT + ((width - LEFT - 12) * layer) / LAYERS;
  const foot = least([...passed, ...whole].map(({ likeness }) => likeness)) > 0.5 ? 0.5 : 0;
  const down = (likeness: number) => TOP + ((BOTTOM - TOP) * (1 - Math.max(foot, likeness))) / (1 - foot);
  const path = (of: readonly Passed[]) =>
    `M${of.map(({ likeness }, l) => `${across(l).toFixed(1)} ${down(likeness).toFixed(1)}`).join('L')}`;
  const soft = { size: 11, fill: palette.soft };
  const curve = { fill: 'none', 'stroke-linejoin': 'round' };
  const { likeness, length } = passed[state.layer]!;
  return [
    text(2, 14, 'how alike all words are, layer by layer', { size: 12, weight: 700, fill: palette.soft }),
    ...[foot, (1 + foot) / 2, 1].flatMap((value) => [
      element('rect', { x: LEFT, y: down(value), width: width - LEFT - 8, height: 1, fill: palette.line }),
      text(LEFT - 6, down(value) + 4, `${value}`, { ...soft, anchor: 'end' }),
    ]),
    ...[0, 4, 8, 12].map((layer) =>
      text(across(layer), BOTTOM + 17, `${layer}`, { ...soft, anchor: 'middle' }),
    ),
    element('path', {
      d: path(whole),
      ...curve,
      stroke: palette.soft,
      'stroke-width': 2,
      'stroke-dasharray': '5 4',
    }),
    element('path', { d: path(passed), ...curve, stroke: palette.accent, 'stroke-width': 3 }),
    element('circle', { cx: across(state.layer), cy: down(likeness), r: 6, fill: palette.accent }),
    text(LEFT, BOTTOM + 36, 'dashed: the whole block, without mask', soft),
    text(
      LEFT,
      BOTTOM + 54,
      `mean length: ${numberText(passed[0]!.length)} before, ${numberText(length)} now`,
      {
        ...soft,
        size: 12,
        weight: 600,
      },
    ),
  ];
}
