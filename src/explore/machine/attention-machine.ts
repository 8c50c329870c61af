import { described } from '../../check/described.js';
import { checkLater, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkEach, checkObject, checkOneOf, checkText, checkTexts } from '../../check/values.js';
import { fail, type Matrix, readMatrix } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { boundOf } from './machine-moves.js';
import {
  cellOf,
  type Lever,
  levers,
  type MachineState,
  type Part,
  type Step,
  sizeOf,
  steps,
  toy,
} from './machine-state.js';

/** What the attention machine can be told; without anything, it holds the three words of chapters 2 to 6. */
export interface MachineOptions {
  /** Two or three words. */
  words?: readonly string[];
  /** Names of the numbers of a word, one to three. */
  features?: readonly string[];
  /** Names of the numbers of queries, keys and values, one or two. */
  wishes?: readonly string[];
  /** `[n, dModel]`: the words, with numbers from −5 to 5. */
  x?: Matrix;
  /** `[dModel, d]` */
  wQuery?: Matrix;
  /** `[dModel, d]` */
  wKey?: Matrix;
  /** `[dModel, d]` */
  wValue?: Matrix;
  /** Numbers further on that are set by hand: `{ 'queries.2.0': 4 }` is the first number of the third word's query. */
  held?: Readonly<Record<string, number>>;
  /** What is done wrong on purpose: `'noRoot'`, `'wrongAxis'`, `'maskAfter'`, `'valuesForgotten'`, `'onTheirSide'`. */
  levers?: readonly Lever[];
  /** The step that is lit: `'words'`, `'queries'`, `'scores'`, `'shares'`, `'output'` or `'all'`. */
  lit?: Step | 'all';
  /** The number whose sum is written out: `'scores.2.0'`. */
  look?: string;
}

const OPTIONS: OptionChecks<MachineOptions> = {
  words: checkTexts,
  features: checkTexts,
  wishes: checkTexts,
  x: checkLater,
  wQuery: checkLater,
  wKey: checkLater,
  wValue: checkLater,
  held: checkObject,
  levers: checkEach(checkOneOf(...levers)),
  lit: checkOneOf(...steps, 'all'),
  look: checkText,
};

const CALLER = 'attentionMachine';

/**
 * Self-attention of two or three small words as a machine to touch: every number on one screen, and each can be dragged.
 *
 * Drag a number, and all later ones move. Look at one (with the mouse or the keyboard), and what it was made of lights up,
 * with the sum written out. Each number is computed as `wordByWordAttention` does.
 *
 * @param options words, matrices, the step that is lit; what is left out is that of chapters 2 to 6
 * @returns what `explore` shows
 * @throws {RangeError} if sizes don't fit, or a number is not from −5 to 5
 * @example
 * await explore(attentionMachine({ words: ['it', 'dog'], features: ['a'], wishes: ['b'], x: [[0], [1]], wQuery: [[1]], wKey: [[1]], wValue: [[4]] }));
 * // prints Attention machine: dog gives 73 % of its attention to itself. it looks at it 0.50, dog 0.50, and becomes b 2. dog looks at it 0.27, dog 0.73, and becomes b 2.92.
 */
export function attentionMachine(options: MachineOptions = {}): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  return { name: 'attention-machine', state: machineState(options) };
}

/** The state that these options describe. */
export function machineState(options: MachineOptions): MachineState {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const names = { ...toy, ...(given as Partial<MachineState>) };
  checkSize('words', names.words, 2, 3);
  checkSize('features', names.features, 1, 3);
  checkSize('wishes', names.wishes, 1, 2);
  const matrices = (['x', 'wQuery', 'wKey', 'wValue'] as const).map((part) => [
    part,
    readPart(names, part, options[part] ?? toy[part]),
  ]);
  const state: MachineState = { ...names, ...Object.fromEntries(matrices) };
  for (const [name, value] of Object.entries(state.held)) checkHeld(state, name, value);
  const look = options.look ?? `output.${state.words.length - 1}.0`;
  if (!cellOf(state, look))
    fail(CALLER, 'look as a number of the machine, such as scores.1.0', described(look));
  return { ...state, look };
}

function checkSize(name: string, list: readonly string[], least: number, most: number): void {
  if (list.length < least || list.length > most)
    fail(CALLER, `${least} to ${most} ${name}`, `${list.length}`);
}

function readPart(state: MachineState, part: Part, matrix: Matrix): number[][] {
  const rows = readMatrix(CALLER, matrix);
  const size = sizeOf(state, part);
  if (rows.length !== size[0] || rows[0]!.length !== size[1])
    fail(CALLER, `${part} of shape [${size.join(', ')}]`, `[${rows.length}, ${rows[0]!.length}]`);
  for (const value of rows.flat()) checkBound(part, part, value);
  return rows;
}

const checkBound = (name: string, part: Part, value: unknown): void => {
  const bound = boundOf(part)!;
  if (!(Number.isFinite(value) && Math.abs(value as number) <= bound))
    fail(CALLER, `numbers from −${bound} to ${bound} in ${name}`, described(value));
};

const checkHeld = (state: MachineState, name: string, value: unknown): void => {
  const cell = cellOf(state, name);
  const isGiven = cell !== undefined && cell.part in toy;
  if (!cell || isGiven || boundOf(cell.part) === undefined)
    fail(
      CALLER,
      'held with names of queries, keys, values or products, such as queries.2.0',
      described(name),
    );
  checkBound(name, cell!.part, value);
};
