import { csvLine } from '../../format/csv.js';
import type { ParameterValue } from '../../format/parameter-values.js';
import { literalOf } from '../../format/parameter-values.js';
import { readPoints } from './folder.js';
import type { PointRecord } from './record.js';

/** A table in tidy form: a row for each point, a column for each parameter, reported value, and fact about the run. */
export interface SweepTable {
  columns: string[];
  /** Which columns were set, and which were reported. */
  parameters: string[];
  reported: string[];
  rows: Record<string, ParameterValue | undefined>[];
}

/** What a row tells of the run itself. */
const facts = ['state', 'error', 'seconds', 'memory', 'seed', 'kit', 'node', 'ended', 'id'] as const;

/**
 * Lays out results as a table, in the order of their parameters. A name that is taken already is written with where it
 * comes from: `run seconds` beside a parameter `seconds`, `reported dK` beside a parameter `dK`.
 *
 * @param records what came of the points
 */
export function tableOf(records: readonly PointRecord[]): SweepTable {
  const parameters = namesIn(records.map((record) => record.parameters));
  const factColumns = factColumnsOf(parameters);
  const names = namesIn(records.map(({ values }) => values));
  const reportedColumns = freeNames(names, 'reported', [...parameters, ...factColumns.values()]);
  const rows = records.map((record) => ({
    ...record.parameters,
    ...renamed(record.values, reportedColumns),
    ...Object.fromEntries(facts.map((name) => [factColumns.get(name)!, record[name]])),
  }));
  const reported = [...reportedColumns.values()];
  return {
    columns: [...parameters, ...reported, ...factColumns.values()],
    parameters,
    reported,
    rows: rows.sort((a, b) => compareBy(parameters, a, b)),
  };
}

/** The columns that tell of the run itself, beside those of the parameters. */
export function factColumnsOf(parameters: readonly string[]): ReadonlyMap<string, string> {
  return freeNames(facts, 'run', parameters);
}

/** Names for columns, with a word before those that are taken. */
function freeNames(
  names: readonly string[],
  word: string,
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set([...taken, ...names.filter((name) => !taken.includes(name))]);
  const free = (name: string): string => (used.has(name) ? free(`${word} ${name}`) : name);
  return new Map(
    names.map((name) => {
      const column = taken.includes(name) ? free(name) : name;
      used.add(column);
      return [name, column];
    }),
  );
}

function renamed(values: PointRecord['values'], columns: ReadonlyMap<string, string>): PointRecord['values'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [columns.get(name)!, value]));
}

/** Reads the results in a sweep's folder as a table. */
export async function readSweep(folder: string): Promise<SweepTable> {
  const records = await readPoints(folder);
  // The order of columns is that in which they came.
  return tableOf(records.sort((a, b) => (a.ended < b.ended ? -1 : 1)));
}

/**
 * A table as CSV: commas, quotes where needed, a line for each row.
 *
 * @see Y. Shafranovich 2005, "Common Format and MIME Type for CSV Files", https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvOf({ columns, rows }: Pick<SweepTable, 'columns' | 'rows'>): string {
  const lines = rows.map((row) => csvLine(columns.map((name) => textOf(row[name]))));
  return `${[csvLine(columns), ...lines].join('\r\n')}\r\n`;
}

/** A value as a table shows it. */
export function textOf(value: ParameterValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return literalOf(value);
  return String(value);
}

/** Orders rows by the values of some columns: numbers by size, all else as text. */
export function compareBy(
  columns: readonly string[],
  a: Record<string, ParameterValue | undefined>,
  b: Record<string, ParameterValue | undefined>,
): number {
  for (const name of columns) {
    const order = compareValues(a[name], b[name]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(a: ParameterValue | undefined, b: ParameterValue | undefined): number {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b) || 0;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : Number(left > right);
}

function isNumber(value: ParameterValue | undefined): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** All names in the order in which they came. */
function namesIn(records: readonly object[]): string[] {
  const names = new Set<string>();
  for (const record of records) for (const name of Object.keys(record)) names.add(name);
  return [...names];
}
