/** The five steps; each can be lit. */
export const steps = ['words', 'queries', 'scores', 'shares', 'output'] as const;
export type Step = (typeof steps)[number];

/** What can be done wrong on purpose. */
export const levers = ['noRoot', 'wrongAxis', 'maskAfter', 'valuesForgotten', 'onTheirSide'] as const;
export type Lever = (typeof levers)[number];

/** The matrices of the machine, in the order in which they are made. */
export const parts = [
  'x',
  'wQuery',
  'wKey',
  'wValue',
  'queries',
  'keys',
  'values',
  'products',
  'scores',
  'weights',
  'output',
] as const;
export type Part = (typeof parts)[number];

/** One number of the machine. */
export interface Cell {
  readonly part: Part;
  readonly i: number;
  readonly j: number;
}

/** What rows and columns are called. */
export interface Names {
  readonly words: readonly string[];
  /** Names of the columns of x. */
  readonly features: readonly string[];
  /** Names of the columns of queries, keys and values. */
  readonly wishes: readonly string[];
}

/** All that the picture of the machine is made of. */
export interface MachineState extends Names {
  readonly x: number[][];
  readonly wQuery: number[][];
  readonly wKey: number[][];
  readonly wValue: number[][];
  /** Numbers further on that were set by hand, by their names. */
  readonly held: Readonly<Record<string, number>>;
  readonly levers: readonly Lever[];
  readonly lit: Step | 'all';
  /** The number whose making is shown, by its name. */
  readonly look: string;
}

/** The one example of chapters 2 to 6: *they* asks which of two things it stands for. */
export const toy: MachineState = {
  words: ['transformers', 'book', 'they'],
  features: ['a thing', 'points', 'many'],
  wishes: ['thing', 'many'],
  x: [
    [3, 0, 1],
    [3, 0, -1],
    [0, 2, 1],
  ],
  wQuery: [
    [1, 0],
    [2, 0],
    [0, 1],
  ],
  wKey: [
    [1, 0],
    [-1, 0],
    [0, 1],
  ],
  wValue: [
    [2, 0],
    [0, 0],
    [0, 5],
  ],
  held: {},
  levers: [],
  lit: 'all',
  look: 'output.2.0',
};

/** The name of a number: `queries.2.0` is the first number of the third word's query. */
export function cellName({ part, i, j }: Cell): string {
  return `${part}.${i}.${j}`;
}

/** The number of this name, if the machine has it. */
export function cellOf(state: MachineState, name: string): Cell | undefined {
  const [part, i, j] = name.split('.');
  if (!parts.includes(part as Part)) return undefined;
  const cell = { part: part as Part, i: Number(i), j: Number(j) };
  const [rows, columns] = sizeOf(state, cell.part);
  const isThere = cell.i >= 0 && cell.i < rows && cell.j >= 0 && cell.j < columns;
  return isThere && cellName(cell) === name ? cell : undefined;
}

/** Rows and columns of a part. */
export function sizeOf({ words, features, wishes }: Names, part: Part): [number, number] {
  const [n, dModel, d] = [words.length, features.length, wishes.length];
  if (part === 'x') return [n, dModel];
  if (part === 'wQuery' || part === 'wKey' || part === 'wValue') return [dModel, d];
  return part === 'products' || part === 'scores' || part === 'weights' ? [n, n] : [n, d];
}
