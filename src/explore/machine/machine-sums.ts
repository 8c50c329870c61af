import { most } from '../../plot/extremes.js';
import { factorText, numberText, shareText } from '../draw/number-text.js';
import { type MachineNumbers, machineNumbers } from './machine-numbers.js';
import { type Cell, cellName, type MachineState, type Names, type Part } from './machine-state.js';

/** How a number came about. */
export interface Sum {
  /** What it is: `score of they for book`. */
  readonly title: string;
  /** What is added up, one a line; or what it is, where it isn't made. */
  readonly lines: readonly string[];
  /** The number itself, as it is printed. */
  readonly result: string;
  /** The names of the numbers that it was made of. */
  readonly sources: readonly string[];
}

/** Below this largest score, the exponentials themselves can be written out. */
const LARGE = 12;

type Made = Pick<Sum, 'lines' | 'sources'>;

/** What a number was made of, with the sum written out. */
export function sumOf(state: MachineState, cell: Cell, numbers: MachineNumbers = machineNumbers(state)): Sum {
  const value = numbers[cell.part][cell.i]![cell.j]!;
  const isHeld = cellName(cell) in state.held;
  const made = isHeld ? { lines: ['set by hand'], sources: [] } : makings[cell.part](state, cell, numbers);
  const result = cell.part === 'weights' ? shareText(value) : numberText(value);
  return { title: titleOf(state, cell), ...made, result };
}

/** What a number is called. */
export function titleOf(names: Names, cell: Cell): string {
  return titles[cell.part](names, cell);
}

const titles: Readonly<Record<Part, (names: Names, cell: Cell) => string>> = {
  x: ({ words, features }, { i, j }) => `${words[i]}: ${features[j]}`,
  wQuery: ({ features, wishes }, { i, j }) => `to queries: from ${features[i]} to ${wishes[j]}`,
  wKey: ({ features, wishes }, { i, j }) => `to keys: from ${features[i]} to ${wishes[j]}`,
  wValue: ({ features, wishes }, { i, j }) => `to values: from ${features[i]} to ${wishes[j]}`,
  queries: ({ words, wishes }, { i, j }) => `query of ${words[i]}: ${wishes[j]}?`,
  keys: ({ words, wishes }, { i, j }) => `key of ${words[i]}: ${wishes[j]}`,
  values: ({ words, wishes }, { i, j }) => `value of ${words[i]}: ${wishes[j]}`,
  products: ({ words }, { i, j }) => `score of ${words[i]} for ${words[j]}`,
  scores: ({ words }, { i, j }) => `scaled score of ${words[i]} for ${words[j]}`,
  weights: ({ words }, { i, j }) => `share of ${words[i]} for ${words[j]}`,
  output: ({ words, wishes }, { i, j }) => `new ${words[i]}: ${wishes[j]}`,
};

const given = (): Made => ({ lines: ['given: drag it'], sources: [] });
const learned = (): Made => ({ lines: ['learned: drag it'], sources: [] });

const makings: Record<Part, (state: MachineState, cell: Cell, numbers: MachineNumbers) => Made> = {
  x: given,
  wQuery: learned,
  wKey: learned,
  wValue: learned,
  queries: (_, cell, numbers) => projection(cell, numbers, 'wQuery'),
  keys: (_, cell, numbers) => projection(cell, numbers, 'wKey'),
  values: (_, cell, numbers) => projection(cell, numbers, 'wValue'),
  products: (_, { i, j }, { queries, keys }) => ({
    lines: queries[i]!.map((query, c) => `${factorText(query)} · ${factorText(keys[j]![c]!)}`),
    sources: queries[i]!.flatMap((_query, c) => [`queries.${i}.${c}`, `keys.${j}.${c}`]),
  }),
  scores: ({ levers, wishes }, { i, j }, { products }) => ({
    lines: [numberText(products[i]![j]!), ...(levers.includes('noRoot') ? [] : [`÷ √${wishes.length}`])],
    sources: [`products.${i}.${j}`],
  }),
  weights: share,
  output: mixture,
};

function projection({ i, j }: Cell, numbers: MachineNumbers, matrix: 'wQuery' | 'wKey' | 'wValue'): Made {
  const word = numbers.x[i]!;
  return {
    lines: word.map((value, f) => `${factorText(value)} · ${factorText(numbers[matrix][f]![j]!)}`),
    sources: word.flatMap((_, f) => [`x.${i}.${f}`, `${matrix}.${f}.${j}`]),
  };
}

function share({ levers }: MachineState, { i, j }: Cell, { scores }: MachineNumbers): Made {
  if (levers.includes('maskAfter') && j > i) return { lines: ['masked, after softmax'], sources: [] };
  const isColumn = levers.includes('wrongAxis');
  const line = isColumn ? scores.map((row) => row[j]!) : scores[i]!;
  const [max, own] = [most(line), isColumn ? i : j];
  const shift = max > LARGE ? max : 0;
  const power = (score: number) =>
    `e^${shift ? `(${numberText(score)} − ${numberText(shift)})` : numberText(score)}`;
  const all = line.map((score) => exponentialText(Math.exp(score - shift)));
  return {
    lines: [`${power(line[own]!)} = ${all[own]}`, `÷ (${all.join(' + ')})`],
    sources: line.map((_, k) => (isColumn ? `scores.${k}.${j}` : `scores.${i}.${k}`)),
  };
}

function mixture({ levers }: MachineState, { i, j }: Cell, numbers: MachineNumbers): Made {
  const part = levers.includes('valuesForgotten') ? 'keys' : 'values';
  const isAside = levers.includes('onTheirSide');
  const names = numbers[part].map((_, k) => (isAside ? `weights.${k}.${i}` : `weights.${i}.${k}`));
  const amounts = numbers[part].map((_, k) => (isAside ? numbers.weights[k]![i]! : numbers.weights[i]![k]!));
  return {
    lines: numbers[part].map((row, k) => `${longShare(amounts[k]!)} · ${factorText(row[j]!)}`),
    sources: numbers[part].flatMap((_, k) => [names[k]!, `${part}.${k}.${j}`]),
  };
}

// With two decimals more than the table has, so that the sum comes out.
function longShare(amount: number): string {
  return amount === 0 || amount === 1 ? `${amount}` : amount.toFixed(4);
}

function exponentialText(value: number): string {
  if (value !== 0 && (value < 1e-4 || value >= 1e6))
    return value.toExponential(0).replace('e+', 'e').replace('-', '−');
  return `${Number(value.toPrecision(value < 1 ? 2 : 4))}`;
}
