import type { VNode } from 'preact';
import { disc } from '../draw/disc.js';
import { linesOf } from '../draw/lines.js';
import { numberText } from '../draw/number-text.js';
import { at, heading, picture } from '../draw/picture.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { type AngleState, angleFinding, angleOf, angleSums, BOUND, UNIT } from './angle-state.js';

/** The side of the plane in pixels. */
const PLANE = 340;
const MIDDLE = PLANE / 2;

/** Both arrows in the plane, the angle between them, and beside it how its cosine comes about. */
export function anglePicture(state: AngleState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(angleFinding(state), width - (isWide ? 4 : 44), view);
  const top = title.height + 10;
  const sums = sumLines(state, view, isWide ? 330 : 336);
  return picture(
    { width, height: top + PLANE + (isWide ? 2 : sums.height + 12), label: 'Two arrows and their angle' },
    view,
    ...title.nodes,
    at(0, top, ...plane(state, view)),
    at(isWide ? 368 : 2, isWide ? top + 24 : top + PLANE + 10, ...sums.nodes),
  );
}

function plane(state: AngleState, view: View): VNode[] {
  const { palette } = view;
  const frame = { x: 0.75, y: 0.75, width: PLANE - 1.5, height: PLANE - 1.5, rx: 10 };
  const axis = (d: string) => element('path', { d, stroke: palette.line });
  return [
    element('rect', { ...frame, fill: palette.panel, stroke: palette.line }),
    axis(`M8 ${MIDDLE}H${PLANE - 8}M${MIDDLE} 8V${PLANE - 8}`),
    ...[-4, -2, 2, 4].map((value) =>
      text(MIDDLE + value * UNIT, MIDDLE + 15, numberText(value), {
        size: 10,
        fill: palette.soft,
        anchor: 'middle',
      }),
    ),
    arc(state, view),
    arrow(state, 'a', view),
    arrow(state, 'b', view),
  ];
}

// The angle as a slice, from the direction of the first arrow to that of the second, the short way round.
function arc(state: AngleState, { palette }: View): VNode {
  const { degrees } = angleOf(state);
  if (degrees === undefined) return element('g', {});
  const [from, to] = [state.a, state.b].map(([x, y]) => Math.atan2(y, x)) as [number, number];
  const point = (angle: number, far: number) =>
    `${(MIDDLE + far * Math.cos(angle)).toFixed(1)} ${(MIDDLE - far * Math.sin(angle)).toFixed(1)}`;
  const turn = Math.sin(to - from) >= 0 ? 0 : 1;
  const middle = from + (turn === 0 ? 1 : -1) * ((degrees * Math.PI) / 360);
  const [x, y] = point(middle, 62).split(' ').map(Number) as [number, number];
  return element(
    'g',
    {},
    element('path', {
      d: `M${MIDDLE} ${MIDDLE}L${point(from, 40)}A40 40 0 0 ${turn} ${point(to, 40)}Z`,
      fill: palette.lit,
      stroke: palette.warm,
      'stroke-width': 1.5,
    }),
    text(x, y + 4, `${Math.round(degrees)}°`, { weight: 700, fill: palette.warm, anchor: 'middle' }),
  );
}

function arrow(state: AngleState, handle: 'a' | 'b', view: View): VNode {
  const { palette } = view;
  const tip = state[handle];
  const [x, y] = [MIDDLE + tip[0] * UNIT, MIDDLE - tip[1] * UNIT];
  const name = state.names[handle === 'a' ? 0 : 1];
  const color = handle === 'a' ? palette.accent : palette.ink;
  const roles = {
    role: 'slider',
    tabindex: 0,
    'aria-label': `tip of ${name}`,
    'aria-valuenow': tip[0],
    'aria-valuemin': -BOUND,
    'aria-valuemax': BOUND,
    'aria-valuetext': tip.map(numberText).join(', '),
    'data-drag': 'free',
  };
  return element(
    'g',
    {},
    element('line', { x1: MIDDLE, y1: MIDDLE, x2: x, y2: y, stroke: color, 'stroke-width': 3.5 }),
    disc(palette, { id: handle, x, y, isSeen: false, roles: view.isLive ? roles : {}, fill: color }),
    text(x + (tip[0] > 4 ? -16 : 16), y + (tip[1] < 0 ? 22 : -12), name, {
      weight: 700,
      fill: palette.ink,
      anchor: tip[0] > 4 ? 'end' : 'start',
    }),
  );
}

function sumLines(state: AngleState, { palette }: View, width: number): { height: number; nodes: VNode[] } {
  let y = 0;
  const nodes = angleSums(state).flatMap(([name, sum]) => {
    const lines = linesOf(sum, width - 4, 14.5);
    const first = y;
    y += 30 + 20 * lines.length;
    return [
      text(0, first + 14, name, { weight: 700, fill: palette.accent }),
      ...lines.map((line, k) => text(0, first + 34 + 20 * k, line, { size: 14, fill: palette.ink })),
    ];
  });
  return { height: y, nodes };
}
