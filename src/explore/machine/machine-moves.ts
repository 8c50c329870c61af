import { machineNumbers } from './machine-numbers.js';
import { type Cell, cellName, cellOf, type MachineState, type Part } from './machine-state.js';

/** What can be set by hand: all but what comes out of the root, of softmax, and in the end. */
const bounds: Partial<Record<Part, number>> = {
  x: 5,
  wQuery: 5,
  wKey: 5,
  wValue: 5,
  queries: 50,
  keys: 50,
  values: 50,
  products: 999,
};

/** From −bound to bound, or undefined for a number that only follows. */
export function boundOf(part: Part): number | undefined {
  return bounds[part];
}

/** The state with a number set by hand; numbers after it that were set before are let go, so that all of them move. */
export function withNumber(state: MachineState, cell: Cell, wanted: number): MachineState {
  const bound = boundOf(cell.part);
  if (bound === undefined || !Number.isFinite(wanted)) return state;
  const value = tenths(Math.min(bound, Math.max(-bound, wanted)));
  const held = Object.fromEntries(
    Object.entries(state.held).filter(([name]) => !after[cell.part]?.includes(name.split('.')[0]!)),
  );
  const next = { ...state, held, look: cellName(cell) };
  if (cell.part !== 'x' && cell.part !== 'wQuery' && cell.part !== 'wKey' && cell.part !== 'wValue')
    return { ...next, held: { ...held, [cellName(cell)]: value } };
  const rows = state[cell.part].map((row, i) =>
    row.map((old, j) => (i === cell.i && j === cell.j ? value : old)),
  );
  return { ...next, [cell.part]: rows };
}

/** A drag to the right or up makes a number larger: four pixels a tenth, and more for those that go further. */
export function dragged(state: MachineState, name: string, dx: number, dy: number): MachineState {
  const cell = cellOf(state, name);
  const bound = cell && boundOf(cell.part);
  if (!cell || bound === undefined) return state;
  const perPixel = bound > 50 ? 0.25 : bound > 5 ? 0.1 : 0.025;
  const by = tenths((dx - dy) * perPixel);
  return by === 0 ? state : withNumber(state, cell, valueAt(state, cell) + by);
}

/** What a key does to a number: arrows by one, with Shift by a tenth, Home and End to the ends. */
export function keyed(
  state: MachineState,
  name: string,
  key: string,
  isFine: boolean,
): MachineState | undefined {
  const cell = cellOf(state, name);
  const bound = cell && boundOf(cell.part);
  if (!cell || bound === undefined) return undefined;
  const step = isFine ? 0.1 : 1;
  const wanted: Record<string, number> = {
    ArrowUp: valueAt(state, cell) + step,
    ArrowDown: valueAt(state, cell) - step,
    PageUp: valueAt(state, cell) + 5,
    PageDown: valueAt(state, cell) - 5,
    Home: -bound,
    End: bound,
  };
  return key in wanted ? withNumber(state, cell, wanted[key]!) : undefined;
}

/** The value of a number. */
export function valueAt(state: MachineState, { part, i, j }: Cell): number {
  return machineNumbers(state)[part][i]![j]!;
}

// What can be set by hand and is made, at whatever remove, from this part.
const after: Partial<Record<Part, readonly string[]>> = {
  x: ['queries', 'keys', 'values', 'products'],
  wQuery: ['queries', 'products'],
  wKey: ['keys', 'products'],
  wValue: ['values'],
  queries: ['products'],
  keys: ['products'],
};

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
