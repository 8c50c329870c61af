import type { VNode } from 'preact';
import { most } from '../../plot/extremes.js';
import { numberText, shareText } from '../draw/number-text.js';
import { mixed, type Palette } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import { type Block, ROW } from './machine-layout.js';
import type { Symptom } from './machine-levers.js';
import { boundOf } from './machine-moves.js';
import type { MachineNumbers } from './machine-numbers.js';
import { type Cell, cellName, type MachineState, type Part } from './machine-state.js';
import { type Sum, sumOf } from './machine-sums.js';

/** What drawing a matrix needs to know. */
export interface Scene {
  readonly state: MachineState;
  readonly numbers: MachineNumbers;
  readonly palette: Palette;
  /** The sum that is shown; its sources are lit. */
  readonly sum: Sum;
  readonly symptoms: readonly Symptom[];
  readonly isLive: boolean;
}

/** A matrix: its title, the names of columns and rows, and its numbers, each of which can be looked at. */
export function machineBlock(scene: Scene, part: Part, block: Block): VNode {
  const { state, numbers } = scene;
  const cells = numbers[part].flatMap((row, i) => row.map((_, j) => drawCell(scene, { part, i, j }, block)));
  const label = `${partNames[part]}, ${numbers[part].length} × ${numbers[part][0]!.length}`;
  const group = scene.isLive ? { role: 'group', 'aria-label': label } : {};
  return element(
    'g',
    { ...group, 'data-part': part },
    ...names(scene, part, block),
    ...cells,
    mark(state, part),
  );
}

const partNames: Readonly<Record<Part, string>> = {
  x: 'Words x',
  wQuery: 'Matrix for queries',
  wKey: 'Matrix for keys',
  wValue: 'Matrix for values',
  queries: 'Queries',
  keys: 'Keys',
  values: 'Values',
  products: 'Scores',
  scores: 'Scaled scores',
  weights: 'Shares',
  output: 'New words',
};

function mark({ levers }: MachineState, part: Part): VNode | null {
  return part === 'scores' && levers.includes('noRoot') ? element('title', {}, 'The root is left out') : null;
}

function names({ state, palette }: Scene, part: Part, block: Block): VNode[] {
  const { x, y, cell, room } = block;
  const size = cell < 36 ? 10 : 11;
  const soft = { size, fill: palette.soft };
  const [rows, columns] = labels(state, part);
  const above = columns.map((name, j) =>
    text(x + (j + 0.5) * cell, y - 6, fitted(name, cell + (cell < 50 ? 4 : 10), size), {
      ...soft,
      anchor: 'middle',
    }),
  );
  const width = columns.length * cell;
  const isLeft = block.names === 'left';
  const beside = rows.map((name, i) =>
    text(isLeft ? x - 6 : x + width + 6, y + (i + 0.5) * ROW + 4, fitted(name, room, 11.5), {
      size: 11.5,
      fill: palette.ink,
      anchor: isLeft ? 'end' : 'start',
    }),
  );
  return [...title(block, width, palette), ...above, ...(block.names === 'none' ? [] : beside)];
}

function title({ x, y, title }: Block, width: number, palette: Palette): VNode[] {
  if (title === '') return [];
  const [letter, index] = title.split('_');
  const style = { size: 12, weight: 700, fill: palette.ink, anchor: 'middle' } as const;
  if (index === undefined) return [text(x + width / 2, y - 22, title, style)];
  return [
    text(x + width / 2 - 3, y - 22, letter!, style),
    text(x + width / 2 + 6, y - 19, index, { ...style, size: 9 }),
  ];
}

// [rows, columns]
function labels({ words, features, wishes }: MachineState, part: Part): [string[], string[]] {
  const isMatrix = part === 'wQuery' || part === 'wKey' || part === 'wValue';
  const isSquare = part === 'products' || part === 'scores' || part === 'weights';
  const rows = isMatrix ? features : part === 'output' ? words.map((word) => `new ${word}`) : words;
  const columns = part === 'x' ? features : isSquare ? words : wishes;
  return [[...rows], [...columns]];
}

function drawCell(scene: Scene, cell: Cell, { x, y, cell: width }: Block): VNode {
  const { state, numbers, palette } = scene;
  const name = cellName(cell);
  const value = numbers[cell.part][cell.i]![cell.j]!;
  const isShare = cell.part === 'weights';
  const [left, top] = [x + cell.j * width, y + cell.i * ROW];
  const box = { x: left + 1, y: top + 1, width: width - 2, height: ROW - 2, rx: 5 };
  const shown = isShare ? shareText(value) : numberText(value);
  const size = shown.length > (width < 50 ? 5 : 7) ? 11 : 13;
  return element(
    'g',
    { 'data-cell': name, ...(scene.isLive ? spoken(scene, cell, shown) : {}) },
    element('rect', { ...box, fill: tint(scene, cell), ...outline(scene, cell) }),
    isShare ? bar(scene, { x: left + 6, y: top + ROW - 7, width: width - 12, share: value }) : null,
    name in state.held
      ? element('circle', { cx: left + width - 7, cy: top + 7, r: 2.5, fill: palette.warm })
      : null,
    text(left + width / 2, top + ROW / 2 + (isShare ? 2 : 4.5), shown, {
      anchor: 'middle',
      size,
      fill: palette.ink,
      weight: name === state.look ? 700 : 500,
    }),
  );
}

function bar(
  { palette }: Scene,
  { x, y, width, share }: { x: number; y: number; width: number; share: number },
): VNode {
  return element(
    'g',
    {},
    element('rect', { x, y, width, height: 3, rx: 1.5, fill: palette.line }),
    element('rect', {
      x,
      y,
      width: Math.max(0, Math.min(1, share)) * width,
      height: 3,
      rx: 1.5,
      fill: palette.accent,
    }),
  );
}

// Blue above 0, orange below, the stronger the further from it within the matrix.
function tint({ numbers, palette }: Scene, { part, i, j }: Cell): string {
  const value = numbers[part][i]![j]!;
  const largest = most(numbers[part].flat().map(Math.abs), 1);
  return mixed(palette.ground, value < 0 ? palette.minus : palette.plus, (0.5 * Math.abs(value)) / largest);
}

function outline({ state, sum, symptoms, palette }: Scene, cell: Cell): Record<string, string | number> {
  const name = cellName(cell);
  if (name === state.look) return { stroke: palette.warm, 'stroke-width': 2.5 };
  if (sum.sources.includes(name)) return { stroke: palette.accent, 'stroke-width': 2 };
  if (symptoms.some(({ part, rows }) => part === cell.part && rows.includes(cell.i)))
    return { stroke: palette.warm, 'stroke-width': 1.5, 'stroke-dasharray': '4 3' };
  return { stroke: palette.line, 'stroke-width': 1 };
}

// For keyboards and screen readers: one number of each matrix is reached by Tab, the others from there by arrows.
function spoken({ state, numbers }: Scene, cell: Cell, shown: string): Record<string, string | number> {
  const bound = boundOf(cell.part);
  const { title, lines } = sumOf(state, cell, numbers);
  const isFirst = state.look.startsWith(`${cell.part}.`)
    ? state.look === cellName(cell)
    : cell.i === 0 && cell.j === 0;
  return {
    role: 'spinbutton',
    tabindex: isFirst ? 0 : -1,
    'aria-label': title,
    'aria-valuenow': Number(numbers[cell.part][cell.i]![cell.j]!.toFixed(4)), // not 2e-7, which is no valid one
    'aria-valuetext': [shown, ...(lines.length > 0 ? [lines.join(' + ')] : [])].join(', '),
    ...(bound === undefined
      ? { 'aria-readonly': 'true' }
      : { 'aria-valuemin': -bound, 'aria-valuemax': bound }),
    ...(bound === undefined ? {} : { 'data-drag': 'true' }),
  };
}
