import type { VNode } from 'preact';
import { element } from '../draw/svg.js';
import { machineCell } from './machine-cell.js';
import type { Block } from './machine-layout.js';
import { machineNames } from './machine-names.js';
import type { Scene } from './machine-scene.js';
import type { MachineState, Part } from './machine-state.js';

/** A matrix: its title, the names of columns and rows, and its numbers, each of which can be looked at. */
export function machineBlock(scene: Scene, part: Part, block: Block): VNode {
  const { state, numbers, palette } = scene;
  const { words, features, wishes } = state;
  const rows = numbers[part];
  const label = `${partNames[part]}, ${rows.length} × ${rows[0]!.length}`;
  const group = scene.isLive ? { role: 'group', 'aria-label': label } : {};
  return element(
    'g',
    { ...group, 'data-part': part },
    machineNames({ part, block, palette, words, features, wishes }),
    ...rows.flatMap((row, i) => row.map((_, j) => machineCell(scene, { part, i, j }, block))),
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
