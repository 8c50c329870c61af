import { numberText, shareText } from '../draw/number-text.js';
import type { Switch } from '../kind.js';
import { type MachineNumbers, machineNumbers } from './machine-numbers.js';
import { type Lever, levers, type MachineState, type Part } from './machine-state.js';
import { followed } from './machine-words.js';

/** What gives a fault away: a sentence, and the rows in which it is seen. */
export interface Symptom {
  readonly says: string;
  readonly part: Part;
  readonly rows: readonly number[];
}

const labels: Readonly<Record<Lever, string>> = {
  noRoot: 'no √d',
  wrongAxis: 'wrong axis',
  maskAfter: 'mask after softmax',
  valuesForgotten: 'values forgotten',
  onTheirSide: 'shares on their side',
};

/** A switch for each lever. */
export function leverSwitches(state: MachineState): Switch[] {
  return levers.map((id) => ({ id, label: labels[id], isOn: state.levers.includes(id) }));
}

/** The state with a lever turned over. */
export function leverTurned(state: MachineState, id: string): MachineState {
  const isOn = (lever: Lever) => state.levers.includes(lever) !== (lever === id);
  return { ...state, levers: levers.filter(isOn) };
}

/** What each lever that is on does to the numbers that are seen now. */
export function symptomsOf(state: MachineState, numbers: MachineNumbers): Symptom[] {
  return state.levers.map((lever) => symptoms[lever](state, numbers));
}

const symptoms: Readonly<Record<Lever, (state: MachineState, numbers: MachineNumbers) => Symptom>> = {
  noRoot(state, { weights }) {
    const i = followed(state);
    const right = machineNumbers({ ...state, levers: state.levers.filter((lever) => lever !== 'noRoot') });
    const shares = (rows: number[][]) => rows[i]!.map(shareText).join(', ');
    const says = `Without √d, ${state.words[i]} gives ${shares(weights)} and not ${shares(right.weights)}: softmax gets steeper.`;
    return { says, part: 'weights', rows: [i] };
  },
  wrongAxis(state, { weights }) {
    const rows = all(state);
    return { says: `Columns sum to 1 now, and rows to ${sums(weights, rows)}.`, part: 'weights', rows };
  },
  maskAfter(state, { weights }) {
    const rows = all(state).slice(0, -1);
    const says = `Later words are masked after softmax: the rows above sum to ${sums(weights, rows)}, no longer to 1.`;
    return { says, part: 'weights', rows };
  },
  valuesForgotten(state, { output }) {
    const i = followed(state);
    const says = `Keys are mixed in place of values: the new ${state.words[i]} is ${output[i]!.map(numberText).join(', ')}.`;
    return { says, part: 'output', rows: all(state) };
  },
  onTheirSide(state, { weights }) {
    const rows = all(state);
    const columns = rows.map((j) => weights.map((row) => row[j]!));
    const says = `Each new word is mixed by a column of shares, and columns sum to ${sums(columns, rows)}.`;
    return { says, part: 'output', rows };
  },
};

function all({ words }: MachineState): number[] {
  return words.map((_, i) => i);
}

function sums(rows: number[][], which: readonly number[]): string {
  return which.map((i) => numberText(rows[i]!.reduce((sum, share) => sum + share, 0))).join(', ');
}
