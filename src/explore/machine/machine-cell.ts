import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import { numberText, shareText } from '../draw/number-text.js';
import { mixed } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import { type Block, ROW } from './machine-layout.js';
import { boundOf } from './machine-moves.js';
import type { Scene } from './machine-scene.js';
import { type Cell, cellName } from './machine-state.js';
import { titleOf } from './machine-sums.js';

/** All that a cell's picture is made of. */
type CellValues = {
  name: string;
  shown: string;
  x: number;
  y: number;
  width: number;
  fill: string;
  stroke: string;
  strokeWidth: number;
  dash?: string;
  ink: string;
  held: string;
  weight: number;
  /** Of shares: how long the bar is, its colour, and that of its track. */
  share?: number;
  bar?: string;
  track?: string;
  /** For keyboards and screen readers, where it is live. */
  role?: string;
  tabindex?: number;
  label?: string;
  now?: number;
  spoken?: string;
  bound?: number;
};

/** One number in its frame. */
export function machineCell(scene: Scene, cell: Cell, { x, y, cell: width }: Block): VNode {
  const { state, numbers, palette } = scene;
  const name = cellName(cell);
  const value = numbers[cell.part][cell.i]![cell.j]!;
  const shown = cell.part === 'weights' ? shareText(value) : numberText(value);
  return keptCell({
    name,
    shown,
    x: x + cell.j * width,
    y: y + cell.i * ROW,
    width,
    fill: tint(scene, cell, value),
    ...outline(scene, cell, name),
    ink: palette.ink,
    held: name in state.held ? palette.warm : '',
    weight: name === state.look ? 700 : 500,
    ...(cell.part === 'weights' ? { share: value, bar: palette.accent, track: palette.line } : {}),
    ...(scene.isLive ? spokenOf(scene, cell, name, shown) : {}),
  });
}

const keptCell = kept((values: CellValues): VNode => {
  const { name, shown, x, y, width, fill, stroke, strokeWidth, dash, ink, held, weight, share } = values;
  const box = { x: x + 1, y: y + 1, width: width - 2, height: ROW - 2, rx: 5, fill };
  const size = shown.length > (width < 50 ? 5 : 7) ? 11 : 13;
  return element(
    'g',
    { 'data-cell': name, ...roles(values) },
    element('rect', { ...box, stroke, 'stroke-width': strokeWidth, 'stroke-dasharray': dash }),
    share === undefined ? null : bar(values, share),
    held ? element('circle', { cx: x + width - 7, cy: y + 7, r: 2.5, fill: held }) : null,
    text(x + width / 2, y + ROW / 2 + (share === undefined ? 4.5 : 2), shown, {
      anchor: 'middle',
      size,
      fill: ink,
      weight,
    }),
  );
});

function roles({ role, tabindex, label, now, spoken, bound }: CellValues): Record<string, unknown> {
  if (!role) return {};
  return {
    role,
    tabindex,
    'aria-label': label,
    'aria-valuenow': now,
    'aria-valuetext': spoken,
    ...(bound === undefined
      ? { 'aria-readonly': 'true' }
      : { 'aria-valuemin': -bound, 'aria-valuemax': bound, 'data-drag': 'along' }),
  };
}

function bar({ x, y, width, bar, track }: CellValues, share: number): VNode {
  const box = { x: x + 6, y: y + ROW - 7, height: 3, rx: 1.5 };
  const long = (width - 12) * Math.max(0, Math.min(1, share));
  return element(
    'g',
    {},
    element('rect', { ...box, width: width - 12, fill: track }),
    element('rect', { ...box, width: Math.round(10 * long) / 10, fill: bar }),
  );
}

// Blue above 0, orange below, the stronger the further from it within the matrix.
function tint({ largest, palette }: Scene, { part }: Cell, value: number): string {
  return mixed(
    palette.ground,
    value < 0 ? palette.minus : palette.plus,
    (0.5 * Math.abs(value)) / largest[part],
  );
}

type Outline = Pick<CellValues, 'stroke' | 'strokeWidth' | 'dash'>;

function outline({ state, sum, symptoms, palette }: Scene, cell: Cell, name: string): Outline {
  if (name === state.look) return { stroke: palette.warm, strokeWidth: 2.5 };
  if (sum.sources.includes(name)) return { stroke: palette.accent, strokeWidth: 2 };
  if (symptoms.some(({ part, rows }) => part === cell.part && rows.includes(cell.i)))
    return { stroke: palette.warm, strokeWidth: 1.5, dash: '4 3' };
  return { stroke: palette.line, strokeWidth: 1 };
}

type Spoken = Pick<CellValues, 'role' | 'tabindex' | 'label' | 'now' | 'spoken' | 'bound'>;

// One number of each matrix is reached by Tab, the others from there by arrows; the one that is looked at says its sum.
function spokenOf({ state, numbers, sum }: Scene, cell: Cell, name: string, shown: string): Spoken {
  const isSeen = name === state.look;
  const isFirst = state.look.startsWith(`${cell.part}.`) ? isSeen : cell.i === 0 && cell.j === 0;
  return {
    role: 'spinbutton',
    tabindex: isFirst ? 0 : -1,
    label: titleOf(state, cell),
    now: Number(numbers[cell.part][cell.i]![cell.j]!.toFixed(4)), // not 2e-7, which is no valid one
    spoken: isSeen ? [shown, ...sum.lines].join(', ') : shown,
    bound: boundOf(cell.part),
  };
}
