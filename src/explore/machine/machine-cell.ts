import type { VNode } from 'preact';
import { kept } from '../draw/kept.js';
import { numberText, shareText } from '../draw/number-text.js';
import { mixed, type Palette } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import { type Block, ROW } from './machine-layout.js';
import { boundOf } from './machine-moves.js';
import type { Scene } from './machine-scene.js';
import { type Cell, cellName, type Names } from './machine-state.js';
import { titleOf } from './machine-sums.js';

/** Why a number is framed: it is looked at, it is part of the sum that is shown, or it gives a fault away. */
type Mark = 'look' | 'source' | 'symptom' | '';

/** All that a cell's picture is made of: a few values that are compared fast, for a drag changes a third of all cells. */
interface CellValues extends Names, Cell {
  readonly value: number;
  /** The largest number of its matrix. */
  readonly largest: number;
  readonly mark: Mark;
  readonly isHeld: boolean;
  /** Whether it is the one that Tab comes to. */
  readonly isFirst: boolean;
  /** The sum that is said with it; empty for all others. */
  readonly sum: string;
  readonly block: Block;
  readonly palette: Palette;
  readonly isLive: boolean;
}

/** One number in its frame. */
export function machineCell(scene: Scene, { part, i, j }: Cell, block: Block): VNode {
  const { state, numbers, largest, sum, palette, isLive } = scene;
  const name = cellName({ part, i, j });
  const isSeen = name === state.look;
  return keptCell({
    part,
    i,
    j,
    value: numbers[part][i]![j]!,
    largest: largest[part],
    mark: markOf(scene, part, i, name),
    isHeld: name in state.held,
    isFirst: state.look.startsWith(`${part}.`) ? isSeen : i === 0 && j === 0,
    sum: isSeen ? sum.lines.join(', ') : '',
    block,
    palette,
    isLive,
    words: state.words,
    features: state.features,
    wishes: state.wishes,
  });
}

function markOf({ state, sum, symptoms }: Scene, part: Cell['part'], i: number, name: string): Mark {
  if (name === state.look) return 'look';
  if (sum.sources.includes(name)) return 'source';
  return symptoms.some((symptom) => symptom.part === part && symptom.rows.includes(i)) ? 'symptom' : '';
}

const keptCell = kept((values: CellValues): VNode => {
  const { part, i, j, value, mark, block, palette } = values;
  const [x, y, width] = [block.x + j * block.cell, block.y + i * ROW, block.cell];
  const isShare = part === 'weights';
  const shown = isShare ? shareText(value) : numberText(value);
  const box = { x: x + 1, y: y + 1, width: width - 2, height: ROW - 2, rx: 5, fill: tint(values) };
  return element(
    'g',
    { 'data-cell': cellName(values), ...(values.isLive ? roles(values, shown) : {}) },
    element('rect', { ...box, ...outlineOf(mark, palette) }),
    isShare ? bar({ x, y, width }, palette, value) : null,
    values.isHeld ? element('circle', { cx: x + width - 7, cy: y + 7, r: 2.5, fill: palette.warm }) : null,
    text(x + width / 2, y + ROW / 2 + (isShare ? 2 : 4.5), shown, {
      anchor: 'middle',
      size: shown.length > (width < 50 ? 5 : 7) ? 11 : 13,
      fill: palette.ink,
      weight: mark === 'look' ? 700 : 500,
    }),
  );
});

// One number of each matrix is reached by Tab, the others from there by arrows; the one that is looked at says its sum.
function roles(values: CellValues, shown: string): Record<string, unknown> {
  const bound = boundOf(values.part);
  return {
    role: 'spinbutton',
    tabindex: values.isFirst ? 0 : -1,
    'aria-label': titleOf(values, values),
    'aria-valuenow': Number(values.value.toFixed(4)), // not 2e-7, which is no valid one
    'aria-valuetext': values.sum ? `${shown}, ${values.sum}` : shown,
    ...(bound === undefined
      ? { 'aria-readonly': 'true' }
      : { 'aria-valuemin': -bound, 'aria-valuemax': bound, 'data-drag': 'along' }),
  };
}

function bar({ x, y, width }: Record<'x' | 'y' | 'width', number>, palette: Palette, share: number): VNode {
  const box = { x: x + 6, y: y + ROW - 7, height: 3, rx: 1.5 };
  const long = (width - 12) * Math.max(0, Math.min(1, share));
  return element(
    'g',
    {},
    element('rect', { ...box, width: width - 12, fill: palette.line }),
    element('rect', { ...box, width: Math.round(10 * long) / 10, fill: palette.accent }),
  );
}

// Blue above 0, orange below, the stronger the further from it within the matrix.
function tint({ value, largest, palette }: CellValues): string {
  return mixed(palette.ground, value < 0 ? palette.minus : palette.plus, (0.5 * Math.abs(value)) / largest);
}

function outlineOf(mark: Mark, { warm, accent, line }: Palette): Record<string, unknown> {
  const [stroke, width] = { look: [warm, 2.5], source: [accent, 2], symptom: [warm, 1.5], '': [line, 1] }[
    mark
  ] as [string, number];
  return { stroke, 'stroke-width': width, 'stroke-dasharray': mark === 'symptom' ? '4 3' : undefined };
}
