import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import { light, type Palette } from '../draw/palette.js';
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
export function fewMap(state: FewState, view: View): (VNode | false)[] {
  const { classes, fields } = state.read;
  const { palette } = view;
  const frame = {
    x: 0.5,
    y: LEGEND + 0.5,
    width: MAP - 1,
    height: MAP - 1,
    fill: 'none',
    stroke: palette.line,
  };
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
    shapes({ read: state.read, labels: state.labels, palette }),
    ...(view.isLive ? [false, true].flatMap((isLearned) => targets(state, isLearned)) : []),
    ...seen(state, view),
  ];
}

function legend(name: string, k: number, { palette }: View): VNode[] {
  const [x, y] = [(k % 4) * (MAP / 4), 14 + 18 * Math.floor(k / 4)];
  return [
    element('circle', { cx: x + 6, cy: y - 4, r: 5, fill: classColour(k, palette) }),
    text(x + 15, y, name, { size: 12, fill: palette.ink }),
  ];
}

/** What all dots are drawn from. */
type Drawn = Pick<FewState, 'read' | 'labels'> & { readonly palette: Palette };

// Full where the probe is right, open where it is wrong, a path for each class; a diamond is what it learned from.
const shapes = kept(({ read: { classes, dots }, labels, palette }: Drawn): VNode => {
  const drawn = (own: readonly Dot[], outline: string, style: object) =>
    own[0] &&
    element('path', { d: own.map((dot) => `M${placeOf(dot).join()}${outline}`).join(''), ...style });
  const rounds = [true, false].flatMap((isRight) =>
    classes.map((_, k) => {
      const stroke = classColour(k, palette);
      const style = { fill: isRight ? stroke : palette.ground, stroke, 'stroke-width': 1.6 };
      const own = dots.filter(({ is, said }) => is === k && said !== undefined && (said === k) === isRight);
      return drawn(own, 'm-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0', style);
    }),
  );
  const size = labels > 32 ? 4.5 : 6.5;
  const diamond = `m0-${size}l${size} ${size}-${size} ${size}-${size}-${size}z`;
  const diamonds = dots.map((dot) => {
    const style = { fill: classColour(dot.is, palette), stroke: palette.ink, 'stroke-width': size / 5 };
    return dot.said === undefined && drawn([dot], diamond, style);
  });
  return element('g', {}, ...rounds, ...diamonds);
});

function placeOf({ x, y }: Dot): [x: number, y: number] {
  return [Number((x * SCALE).toFixed(1)), Number((LEGEND + y * SCALE).toFixed(1))];
}

// What is pointed at; what it learned from is on top.
function targets({ read: { classes, dots }, look }: FewState, isLearned: boolean): (VNode | false)[] {
  return dots.map((dot, i) => {
    const [cx, cy] = placeOf(dot);
    const spoken = { role: 'img', tabindex: i === look ? 0 : -1, 'aria-label': dotText(dot, classes) };
    const target = { 'data-cell': `dot.${i}`, cx, cy, r: 8, fill: 'transparent', ...spoken };
    return (dot.said === undefined) === isLearned && element('circle', target);
  });
}

function seen({ read, look }: FewState, { palette }: View): VNode[] {
  const [cx, cy] = placeOf(read.dots[look]!);
  const ring = { cx, cy, r: 11, fill: 'none', stroke: palette.warm };
  return [element('circle', { ...ring, 'stroke-width': 2.5, 'pointer-events': 'none' })];
}
