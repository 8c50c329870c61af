import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { areRows, each, isNumber, isText, named, oneOf } from '../shape.js';
import { leverSwitches, leverTurned, symptomsOf } from './machine-levers.js';
import { dragged, keyed } from './machine-moves.js';
import { machineNumbers } from './machine-numbers.js';
import { machinePicture } from './machine-picture.js';
import { cellName, cellOf, levers, type MachineState, sizeOf, toy } from './machine-state.js';
import { finding } from './machine-words.js';

/** The attention machine, as what shows it needs it. */
export const machineKind: Kind<MachineState> = {
  hint: 'Drag a number sideways, and all later ones move. Point at one to see what it was made of.',
  maker: 'attentionMachine',
  first: toy,
  shape: {
    words: each(isText, 2, 3),
    features: each(isText, 1, 3),
    wishes: each(isText, 1, 2),
    x: areRows,
    wQuery: areRows,
    wKey: areRows,
    wValue: areRows,
    held: named(isNumber),
    levers: each(oneOf(levers)),
    lit: isText,
    look: isText,
  },
  picture: machinePicture,
  result: finding,
  options: (state) => optionsBeyond(toy as MachineState, state),
  dragged,
  keyed,
  looked: (state, handle) => (cellOf(state, handle) ? { ...state, look: handle } : state),
  next,
  switches: leverSwitches,
  switched: leverTurned,
  notes: (state) => symptomsOf(state, machineNumbers(state)).map(({ says }) => says),
};

// To the left and right within a matrix, as one reads.
function next(state: MachineState, handle: string, key: string): string | undefined {
  const cell = cellOf(state, handle);
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (!cell || !step) return undefined;
  const [rows, columns] = sizeOf(state, cell.part);
  const place = Math.min(rows * columns - 1, Math.max(0, cell.i * columns + cell.j + step));
  return cellName({ part: cell.part, i: Math.floor(place / columns), j: place % columns });
}
