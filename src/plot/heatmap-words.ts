import { peakOf } from './extremes.js';

/** A heatmap's values, and how its cells and numbers are told. */
export interface Told {
  values: number[][];
  rows: readonly string[] | undefined;
  columns: readonly string[] | undefined;
  write: (value: number) => string;
}

const MANY = 24; // columns that nobody named

/** What a heatmap shows row by row, as lists under their names: who looks at whom, and what the diagonal hides. */
export function rowsInWords(told: Told): Record<string, string[]> {
  if (isWaves(told)) return { 'Changes of sign from the top to the bottom': signChanges(told.values) };
  const peaks = told.values.map(peakOf);
  const own = peaks.filter((j, i) => j === i && Number.isFinite(told.values[i]![j])).length;
  const isSquare = told.values.length === told.values[0]!.length && told.values.length > 2;
  const lists = { 'Largest in each row': peaksOf(told, peaks) };
  if (!isSquare || 4 * own < 3 * peaks.length) return lists;
  const others = told.values.map((row, i) =>
    peakOf(row.map((value, j) => (j === i ? Number.NEGATIVE_INFINITY : value))),
  );
  const beside = { 'Largest beside the diagonal': peaksOf(told, others) };
  return own < peaks.length
    ? { ...lists, ...beside }
    : { 'Largest in each row': ['its own cell, on the diagonal'], ...beside };
}

function peaksOf({ values, rows, columns, write }: Told, peaks: number[]): string[] {
  return values.flatMap((row, i) => {
    const j = peaks[i]!;
    const name = `${rows?.[i] ?? `row ${i}`} → ${columns?.[j] ?? `column ${j}`}`;
    return Number.isFinite(row[j]) ? [`${name} ${write(row[j]!)}`] : [];
  });
}

/** Many columns without names that go up and down around 0: where each row is largest says nothing. */
function isWaves({ values, columns }: Told): boolean {
  const both = values.flat().some((value) => value < 0) && values.flat().some((value) => value > 0);
  return columns === undefined && values[0]!.length > MANY && values.length > 2 && both;
}

function signChanges(values: number[][]): string[] {
  const last = values[0]!.length - 1;
  const shown = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * last));
  return shown.map((j) => {
    const signs = values.map((row) => Math.sign(row[j]!)).filter((sign) => sign !== 0);
    return `column ${j} ${signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length}`;
  });
}
