import { areRight, areThose } from './closeness.js';
import { largest, smallest } from './extremes.js';
import { decimals, type Numbers } from './numbers.js';
import { type Fit, list, placeOf } from './shapes.js';
import { type Verdict, wrong } from './verdict.js';

/** A mistake that can be made anywhere. */
interface CommonMistake {
  id: string;
  hint: string;
  /** Whether it was made. */
  fits: (mine: Numbers, right: Numbers) => boolean;
}

/** Mistakes that multiply all numbers by one factor. */
export const scalings: readonly { id: string; hint: string; factors: readonly number[] }[] = [
  { id: 'sign', hint: 'the size is right, the sign is not', factors: [-1] },
  { id: 'percent', hint: '100 times too large: are these percent?', factors: [100] },
  {
    id: 'decimal-point',
    hint: 'the digits are right, the decimal point is not',
    factors: [1000, 10, 0.1, 0.01, 0.001],
  },
];

/** Mistakes that change all numbers in one known way. */
export const exactMistakes: CommonMistake[] = [
  {
    id: 'transposed',
    hint: 'rows and columns are exchanged',
    fits: (mine, right) =>
      right.shape.length === 2 &&
      mine.shape.join() === right.shape.toReversed().join() &&
      areThose(mine, transposed(right)),
  },
  {
    id: 'rows-exchanged',
    hint: 'right rows, in another order',
    fits: (mine, right) => sameShape(mine, right) && isSameBag(rowsOf(mine), rowsOf(right)),
  },
  {
    id: 'columns-exchanged',
    hint: 'right numbers, in another order within the row',
    fits: (mine, right) => sameShape(mine, right) && isSameBag(columnsOf(mine), columnsOf(right)),
  },
  {
    id: 'some-signs',
    hint: 'the sizes are right, some signs are not',
    fits: (mine, right) =>
      right.values.length > 1 &&
      !areScaled(mine, right, -1) &&
      !areThose(mine, right) &&
      areThose({ ...mine, values: mine.values.map(Math.abs) }, changed(right, Math.abs)),
  },
  ...scalings.map(({ id, hint, factors }) => ({
    id,
    hint,
    fits: (mine: Numbers, right: Numbers) => factors.some((factor) => areScaled(mine, right, factor)),
  })),
  {
    id: 'no-negatives',
    hint: 'what should be below 0 became 0',
    fits: (mine, right) =>
      mine.values.some((value, i) => value === 0 && right.values[i]! < 0) &&
      areThose(
        mine,
        changed(right, (value) => Math.max(0, value)),
      ),
  },
  {
    id: 'first-row',
    hint: 'all rows are the first one',
    fits: (mine, right) =>
      sameShape(mine, right) &&
      right.shape.length === 2 &&
      areThose(mine, { ...right, values: rowsOf(right).flatMap((_, __, rows) => rows[0]!) }),
  },
  {
    id: 'part',
    hint: 'right so far, but more is asked for',
    fits: (mine, right) =>
      mine.values.length < right.values.length &&
      areThose(mine, { ...right, values: right.values.slice(0, mine.values.length) }),
  },
  {
    id: 'rounded',
    hint: 'rounded too much: two decimals are needed',
    fits: (mine, right) =>
      sameShape(mine, right) &&
      mine.decimals !== undefined &&
      mine.decimals < 2 &&
      mine.values.some((value, i) => value !== right.values[i]) &&
      mine.values.some((value) => value !== 0) &&
      mine.values.every((value, i) => value === Number(right.values[i]!.toFixed(mine.decimals))),
  },
];

/** What can be said of numbers of the right shape where nothing better is known. */
export function vaguely(mine: Numbers, right: Numbers, fit: Fit): Verdict | undefined {
  const found = fit === 'other' ? undefined : vagueMistakes.find(({ fits }) => fits(mine, right));
  if (!found) return undefined;
  const first = areRight(mine, right).indexOf(false);
  const place = found.id === 'one-number' ? `: look at ${list(placeOf(first, right.shape))}` : '';
  return wrong(found.hint + place, found.id);
}

const vagueMistakes: CommonMistake[] = [
  { id: 'nan', hint: 'nothing but NaN', fits: ({ values }) => values.every(Number.isNaN) },
  {
    id: 'infinite',
    hint: 'infinite: was something divided by 0?',
    fits: ({ values }, right) =>
      values.some((value, i) => isInfinite(value) && !isInfinite(right.values[i]!)),
  },
  {
    id: 'zeros',
    hint: 'nothing but 0',
    fits: ({ values }) => values.every((value) => value === 0),
  },
  {
    id: 'one-number',
    hint: 'all but one are right',
    fits: (mine, right) => right.values.length > 1 && areRight(mine, right).filter((is) => !is).length === 1,
  },
  {
    id: 'factor',
    hint: 'all are off by the same factor',
    fits: (mine, right) => right.values.length > 2 && isSteady(mine, right, (a, b) => a / b),
  },
  {
    id: 'offset',
    hint: 'all are off by the same amount',
    fits: (mine, right) => right.values.length > 2 && isSteady(mine, right, (a, b) => a - b),
  },
];

function sameShape(mine: Numbers, right: Numbers): boolean {
  return mine.values.length === right.values.length;
}

function areScaled(mine: Numbers, right: Numbers, factor: number): boolean {
  return (
    sameShape(mine, right) &&
    areThose(
      mine,
      changed(right, (value) => factor * value),
      5e-3,
    )
  );
}

/** Numbers, each changed in the same way. */
export function changed(numbers: Numbers, change: (value: number) => number): Numbers {
  return { ...numbers, values: numbers.values.map(change) };
}

function transposed(numbers: Numbers): Numbers {
  return { ...numbers, shape: numbers.shape.toReversed(), values: columnsOf(numbers).flat() };
}

function rowsOf({ shape, values }: Numbers): number[][] {
  const size = shape.at(-1) ?? 1;
  return Array.from({ length: values.length / size }, (_, i) => values.slice(i * size, (i + 1) * size));
}

function columnsOf(numbers: Numbers): number[][] {
  const rows = rowsOf(numbers);
  return rows[0]!.map((_, j) => rows.map((row) => row[j]!));
}

// Whether each of these is one of those, each taken once, and they are several and not all alike.
function isSameBag(these: number[][], those: number[][]): boolean {
  if (those.length < 2 || these.length !== those.length) return false;
  const left = [...those];
  return these.every((mine) => {
    const at = left.findIndex((other) => areThose(asNumbers(mine), asNumbers(other)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function asNumbers(values: number[]): Numbers {
  const most = largest(values.map(decimals));
  return { shape: [values.length], values, decimals: most <= 3 ? most : undefined, isTensor: false };
}

// Factors and differences that agree to a thousandth; a 0 must stay one under a factor.
function isSteady(mine: Numbers, right: Numbers, compare: (a: number, b: number) => number): boolean {
  const pairs = mine.values.map((a, i) => [a, right.values[i]!] as const);
  const compared = pairs.filter(([a, b]) => a !== 0 || b !== 0).map(([a, b]) => compare(a, b));
  const [most, least] = [largest(compared), smallest(compared)];
  const size = Math.max(Math.abs(most), Math.abs(least));
  return compared.length > 2 && Number.isFinite(size) && least !== 0 && most - least <= 2e-3 * size;
}

function isInfinite(value: number): boolean {
  return Math.abs(value) === Number.POSITIVE_INFINITY;
}
