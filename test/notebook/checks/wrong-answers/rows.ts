export type Rows = number[][];

// Plain loops, as a learner without tensors would write them; nothing here comes from the code that is tested.

export const product = (a: Rows, b: Rows): Rows =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));

export const turned = (a: Rows): Rows => a[0]!.map((_, j) => a.map((row) => row[j]!));

export const map = (a: Rows, change: (x: number, i: number, j: number) => number): Rows =>
  a.map((row, i) => row.map((x, j) => change(x, i, j)));

export const times = (a: Rows, factor: number): Rows => map(a, (x) => x * factor);

export const sumOf = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0);

export const largest = (row: readonly number[]): number => row.reduce((a, b) => Math.max(a, b));

export const softRow = (row: readonly number[], base: number = Math.E): number[] => {
  const exps = row.map((x) => base ** (x - largest(row)));
  return exps.map((x) => x / sumOf(exps));
};

export const soft = (a: Rows, base?: number): Rows => a.map((row) => softRow(row, base));

export const softColumns = (a: Rows): Rows => turned(soft(turned(a)));

export const softAll = (a: Rows): Rows => {
  const all = softRow(a.flat());
  return map(a, (_, i, j) => all[i * a[0]!.length + j]!);
};

export const dot = (a: readonly number[], b: readonly number[]): number => sumOf(a.map((x, i) => x * b[i]!));

export const length = (a: readonly number[]): number => Math.sqrt(dot(a, a));

export const changedAt = (a: Rows, i: number, j: number, by: number): Rows =>
  map(a, (x, p, q) => (p === i && q === j ? x + by : x));

export const means = (a: Rows): number[] => turned(a).map((column) => sumOf(column) / column.length);
