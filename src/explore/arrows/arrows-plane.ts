import type { VNode } from 'preact';
import { disc } from '../draw/disc.js';
import { numberText } from '../draw/number-text.js';
import type { Palette } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import { type ArrowsState, BOUND, keysOf, placeIn, productsOf, UNIT } from './arrows-state.js';

/** The side of the plane in pixels. */
export const PLANE = 340;

/** What is drawn, and in which colors. */
export interface Scene {
  readonly state: ArrowsState;
  readonly palette: Palette;
  readonly isLive: boolean;
}

type Point = readonly number[];

const across = ([x]: Point): number => PLANE / 2 + x! * UNIT;
const down = ([, y]: Point): number => PLANE / 2 - y! * UNIT;

/** The plane: axes, the line of the query with the feet of all keys, the keys, and the arrow. */
export function arrowsPlane(scene: Scene, top: number): VNode {
  const { state, palette } = scene;
  const query = state.queries[state.asker]!;
  const keys = keysOf(state);
  const frame = { x: 0.75, y: 0.75, width: PLANE - 1.5, height: PLANE - 1.5, rx: 10 };
  return element(
    'g',
    { transform: `translate(0 ${top})` },
    element('rect', { ...frame, fill: palette.panel, stroke: palette.line }),
    ...axes(scene),
    ...feet(scene, query, keys),
    ...keys.map((_, j) => keyDisc(scene, keys, j)),
    arrow(scene, query),
  );
}

function line([from, to]: readonly [Point, Point], style: Record<string, unknown>): VNode {
  return element('line', { x1: across(from), y1: down(from), x2: across(to), y2: down(to), ...style });
}

function axes({ state, palette }: Scene): VNode[] {
  const end = BOUND + 0.3;
  const style = { stroke: palette.line, 'stroke-width': 1 };
  const ticks = [-4, -2, 2, 4].flatMap((at) => [
    line(
      [
        [at, -0.1],
        [at, 0.1],
      ],
      style,
    ),
    line(
      [
        [-0.1, at],
        [0.1, at],
      ],
      style,
    ),
    text(across([at, 0]), down([0, 0]) + 17, numberText(at), {
      size: 10,
      fill: palette.soft,
      anchor: 'middle',
    }),
    text(across([0, 0]) - 8, down([0, at]) + 4, numberText(at), {
      size: 10,
      fill: palette.soft,
      anchor: 'end',
    }),
  ]);
  const [right, up] = state.features as [string, string];
  return [
    line(
      [
        [-end, 0],
        [end, 0],
      ],
      style,
    ),
    line(
      [
        [0, -end],
        [0, end],
      ],
      style,
    ),
    ...ticks,
    text(PLANE - 8, PLANE / 2 + 32, `${right} →`, {
      size: 12,
      weight: 700,
      fill: palette.soft,
      anchor: 'end',
    }),
    text(PLANE / 2 + 8, 16, `${up} ↑`, { size: 12, weight: 700, fill: palette.soft }),
  ];
}

// From each key straight onto the line of the query; the one that is looked at also shows how far along it lies.
function feet({ state, palette }: Scene, query: Point, keys: readonly Point[]): VNode[] {
  const length = Math.hypot(...query);
  if (length === 0) return [];
  const unit = query.map((value) => value / length);
  const at = (along: number): Point => unit.map((value) => value * along);
  const seen = placeIn(state, state.look)?.j;
  const products = productsOf(state)[state.asker]!;
  const reach = 1.5 * BOUND;
  const whole = line([at(-reach), at(reach)], { stroke: palette.soft, 'stroke-dasharray': '3 5' });
  const drops = keys.flatMap((key, j) => {
    const foot = at(products[j]! / length);
    const color = products[j]! < 0 ? palette.warm : palette.accent;
    const isSeen = j === seen;
    return [
      line([key, foot], { stroke: isSeen ? color : palette.soft, 'stroke-width': isSeen ? 2 : 1 }),
      isSeen ? line([[0, 0], foot], { stroke: color, 'stroke-width': 9, 'stroke-opacity': 0.35 }) : null,
      element('circle', { cx: across(foot), cy: down(foot), r: 3, fill: isSeen ? color : palette.soft }),
    ];
  });
  // a picture within the picture cuts off what leaves it, and needs no id, which another picture might have
  const inside = { x: 1, y: 1, width: PLANE - 2, height: PLANE - 2 };
  const viewBox = Object.values(inside).join(' ');
  return [element('svg', { ...inside, viewBox, overflow: 'hidden' }, whole, ...drops)];
}

function keyDisc(scene: Scene, keys: readonly Point[], j: number): VNode {
  const { state, palette } = scene;
  const key = keys[j]!;
  const [x, y] = [across(key), down(key)];
  const isSeen = placeIn(state, state.look)?.j === j;
  const roles = scene.isLive ? pointRoles(scene, `key of ${state.words[j]}`, key) : {};
  const isRight = key[0]! > 1.5;
  const isBelow = key[1]! < 0 !== isCrowded(keys, j);
  return element(
    'g',
    {},
    disc(palette, { id: `key.${j}`, x, y, isSeen, roles }),
    text(x + (isRight ? 8 : 0), y + (isBelow ? 27 : -17), state.words[j]!, {
      size: 12.5,
      weight: isSeen ? 700 : 500,
      fill: palette.ink,
      anchor: isRight ? (key[0]! > 3.5 ? 'end' : 'middle') : 'middle',
    }),
  );
}

/** Whether an earlier key is so near that the names of both would lie on each other: this one's goes to the other side. */
function isCrowded(keys: readonly Point[], j: number): boolean {
  const [x, y] = keys[j]!;
  const near = keys
    .slice(0, j)
    .filter(([left, up]) => Math.abs(left! - x!) < 2.5 && Math.abs(up! - y!) < 0.6);
  return near.length % 2 === 1;
}

function arrow(scene: Scene, query: Point): VNode {
  const { state, palette } = scene;
  const angle = (-Math.atan2(query[1]!, query[0]!) * 180) / Math.PI;
  const [x, y] = [across(query), down(query)];
  const roles = scene.isLive ? pointRoles(scene, `query of ${state.words[state.asker]}`, query) : {};
  return element(
    'g',
    { 'data-cell': 'query', ...roles },
    element('rect', { x: x - 18, y: y - 18, width: 36, height: 36, rx: 18, fill: 'transparent' }),
    line([[0, 0], query], { stroke: palette.accent, 'stroke-width': 3.5 }),
    element('path', {
      d: 'M2 0L-15 -8L-15 8Z',
      transform: `translate(${x} ${y}) rotate(${angle})`,
      fill: palette.accent,
      stroke: palette.panel,
    }),
  );
}

// A point has two numbers: a slider says the first as its value, and both in words.
function pointRoles({ state }: Scene, label: string, point: Point): Record<string, unknown> {
  return {
    role: 'slider',
    tabindex: 0,
    'aria-label': label,
    'aria-valuenow': point[0],
    'aria-valuemin': -BOUND,
    'aria-valuemax': BOUND,
    'aria-valuetext': state.features.map((feature, c) => `${feature} ${numberText(point[c]!)}`).join(', '),
    'data-drag': 'free',
  };
}
