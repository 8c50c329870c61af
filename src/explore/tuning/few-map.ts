import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import { light } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { classColour } from './few-colours.js';
import type { Dot, FewState } from './few-state.js';
import { dotText } from './few-words.js';

/** The side of the map, and how much room it takes with the names of the classes above. */
export const MAP = 336;
const LEGEND = 50;
export const mapHeight: number = LEGEND + MAP;

const SCALE = MAP / 1000;

/** The names of the classes, the fields of a probe that sees the map alone, and the texts. */
export function fewMap(state: FewState, view: View): VNode[] {
  const { classes, fields, dots } = state.read;
  const { palette } = view;
  const frame = {
    x: 0.5,
    y: LEGEND + 0.5,
    width: MAP - 1,
    height: MAP - 1,
    fill: 'none',
    stroke: palette.line,
  };
  const order = [...dots.keys()].sort((a, b) => rank(dots[a]!) - rank(dots[b]!) || a - b);
  return [
    ...classes.flatMap((name, k) => legend(name, k, view)),
    ...fields.map((field, k) =>
      element('polygon', {
        points: field
          .map(([x, y]) => `${(x * SCALE).toFixed(1)},${(LEGEND + y * SCALE).toFixed(1)}`)
          .join(' '),
        fill: classColour(k, palette),
        'fill-opacity': palette.ground === light.ground ? 0.14 : 0.22,
      }),
    ),
    element('rect', frame),
    ...order.map((i) => mark(state, view, i)),
    ...seen(state, view),
  ];
}

// What it learned from stands on top.
function rank({ said }: Dot): number {
  return said === undefined ? 1 : 0;
}

function legend(name: string, k: number, { palette }: View): VNode[] {
  const [x, y] = [(k % 4) * (MAP / 4), 14 + 18 * Math.floor(k / 4)];
  return [
    element('circle', { cx: x + 6, cy: y - 4, r: 5, fill: classColour(k, palette) }),
    text(x + 15, y, name, { size: 12, fill: palette.ink }),
  ];
}

/** What a dot is drawn from. */
interface Shape extends Record<string, string | number | boolean | undefined> {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly ground: string;
  readonly ink: string;
  readonly kind: 'learned' | 'right' | 'wrong';
  readonly label: string | undefined;
  readonly isSeen: boolean;
}

// Full where the probe is right, open where it is wrong; a diamond is what it learned from.
const shape = kept(({ id, x, y, size, fill, ground, ink, kind, label, isSeen }: Shape): VNode => {
  const roles = label === undefined ? {} : { role: 'img', tabindex: isSeen ? 0 : -1, 'aria-label': label };
  const diamond = { points: `${x},${y - size} ${x + size},${y} ${x},${y + size} ${x - size},${y}` };
  const drawn =
    kind === 'learned'
      ? element('polygon', { ...diamond, fill, stroke: ink, 'stroke-width': size / 5 })
      : element('circle', {
          ...{ cx: x, cy: y, r: 3.6, stroke: fill, 'stroke-width': 1.6 },
          fill: kind === 'right' ? fill : ground,
        });
  const hit = element('circle', { cx: x, cy: y, r: 8, fill: 'transparent' });
  return element('g', { 'data-cell': id, ...roles }, hit, drawn);
});

function mark({ labels, read, look }: FewState, { palette, isLive }: View, i: number): VNode {
  const dot = read.dots[i]!;
  const right = dot.said === dot.is ? 'right' : 'wrong';
  return shape({
    id: `dot.${i}`,
    x: Number((dot.x * SCALE).toFixed(1)),
    y: Number((LEGEND + dot.y * SCALE).toFixed(1)),
    size: labels > 32 ? 4.5 : 6.5,
    fill: classColour(dot.is, palette),
    ground: palette.ground,
    ink: palette.ink,
    kind: dot.said === undefined ? 'learned' : right,
    label: isLive ? dotText(dot, read.classes) : undefined,
    isSeen: i === look,
  });
}

function seen({ read, look }: FewState, { palette }: View): VNode[] {
  const { x, y } = read.dots[look]!;
  const ring = { cx: x * SCALE, cy: LEGEND + y * SCALE, r: 11, fill: 'none', stroke: palette.warm };
  return [element('circle', { ...ring, 'stroke-width': 2.5, 'pointer-events': 'none' })];
}
