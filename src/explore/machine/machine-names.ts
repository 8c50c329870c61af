import type { VNode } from 'preact';
import { estimateWidth } from '../../plot/texts.js';
import { kept } from '../draw/kept.js';
import type { Palette } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import { type Block, ROW } from './machine-layout.js';
import type { Names, Part } from './machine-state.js';

/** A matrix, where it stands, and what its rows and columns are called. */
interface Named extends Names {
  readonly part: Part;
  readonly block: Block;
  readonly palette: Palette;
}

/** The title of a matrix, and the names of its columns and rows: while numbers are dragged, they stay. */
export const machineNames: (named: Named) => VNode = kept(({ part, block, palette, ...names }: Named) => {
  const [rows, columns] = labels(names, part);
  return element(
    'g',
    {},
    ...title(block, columns.length * block.cell, palette),
    ...above(columns, block, palette),
    ...beside(rows, columns.length, block, palette),
  );
});

// [rows, columns]
function labels(
  { words, features, wishes }: Names,
  part: Part,
): [rows: readonly string[], columns: readonly string[]] {
  const isMatrix = part === 'wQuery' || part === 'wKey' || part === 'wValue';
  const isSquare = part === 'products' || part === 'scores' || part === 'weights';
  const rows = isMatrix ? features : part === 'output' ? words.map((word) => `new ${word}`) : words;
  return [rows, part === 'x' ? features : isSquare ? words : wishes];
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

function above(columns: readonly string[], { x, y, cell, title }: Block, palette: Palette): VNode[] {
  const size = cell < 36 ? 10 : 11;
  const lift = title === '' && areCrowded(columns, cell, size) ? 10 : 0;
  return columns.map((name, j) =>
    text(x + (j + 0.5) * cell, y - 6 - (j % 2) * lift, fitted(name, cell + (cell < 50 ? 4 : 10), size), {
      size,
      fill: palette.soft,
      anchor: 'middle',
    }),
  );
}

/** Whether two names side by side would touch, so that every other one stands a line higher. */
function areCrowded(names: readonly string[], cell: number, size: number): boolean {
  const widths = names.map((name) => Math.min(estimateWidth(name, size), cell + 4));
  return widths.slice(1).some((width, i) => (width + widths[i]!) / 2 > cell - 4);
}

function beside(
  rows: readonly string[],
  columns: number,
  { x, y, cell, room, names }: Block,
  palette: Palette,
): VNode[] {
  if (names === 'none') return [];
  const isLeft = names === 'left';
  return rows.map((name, i) =>
    text(isLeft ? x - 6 : x + columns * cell + 6, y + (i + 0.5) * ROW + 4, fitted(name, room, 11.5), {
      size: 11.5,
      fill: palette.ink,
      anchor: isLeft ? 'end' : 'start',
    }),
  );
}
