import type { VNode } from 'preact';
import { estimateWidth } from '../../plot/texts.js';
import type { Palette } from '../draw/palette.js';
import { element, fitted, text } from '../draw/svg.js';
import { machineCell } from './machine-cell.js';
import { type Block, ROW } from './machine-layout.js';
import type { Scene } from './machine-scene.js';
import type { MachineState, Part } from './machine-state.js';

/** A matrix: its title, the names of columns and rows, and its numbers, each of which can be looked at. */
export function machineBlock(scene: Scene, part: Part, block: Block): VNode {
  const { state, numbers } = scene;
  const cells = numbers[part].flatMap((row, i) =>
    row.map((_, j) => machineCell(scene, { part, i, j }, block)),
  );
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
  const lift = block.title === '' && areCrowded(columns, cell, size) ? 10 : 0;
  const above = columns.map((name, j) =>
    text(x + (j + 0.5) * cell, y - 6 - (j % 2) * lift, fitted(name, cell + (cell < 50 ? 4 : 10), size), {
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

/** Whether two names side by side would touch, so that every other one stands a line higher. */
function areCrowded(names: readonly string[], cell: number, size: number): boolean {
  const widths = names.map((name) => Math.min(estimateWidth(name, size), cell + 4));
  return widths.slice(1).some((width, i) => (width + widths[i]!) / 2 > cell - 4);
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
