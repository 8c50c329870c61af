import { peakOf } from '../../plot/extremes.js';
import { numberText, shareText } from '../draw/number-text.js';
import { type MachineNumbers, machineNumbers } from './machine-numbers.js';
import { cellOf, type MachineState } from './machine-state.js';

/** The word whose row is followed: that of the number that is looked at, where it has one; else the last. */
export function followed(state: MachineState): number {
  const cell = cellOf(state, state.look);
  return !cell || (cell.part.startsWith('w') && cell.part !== 'weights') ? state.words.length - 1 : cell.i;
}

/** What the machine shows, in one sentence. */
export function finding(state: MachineState, numbers: MachineNumbers = machineNumbers(state)): string {
  const i = followed(state);
  const row = numbers.weights[i]!;
  const most = peakOf(row);
  const target = most === i ? 'itself' : state.words[most];
  return `${state.words[i]} gives ${Math.round(100 * row[most]!)} % of its attention to ${target}`;
}

/** All rows of shares and new words, for those who can't see the picture. */
export function machineWords(state: MachineState): string {
  const numbers = machineNumbers(state);
  const rows = state.words.map((word, i) => {
    const shares = state.words.map((other, j) => `${other} ${shareText(numbers.weights[i]![j]!)}`);
    const mixed = state.wishes.map((wish, j) => `${wish} ${numberText(numbers.output[i]![j]!)}`);
    return `${word} looks at ${shares.join(', ')}, and becomes ${mixed.join(', ')}.`;
  });
  return `Attention machine: ${finding(state, numbers)}. ${rows.join(' ')}`;
}
