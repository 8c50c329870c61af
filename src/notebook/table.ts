import type { Tensor } from '@tensorflow/tfjs';
import { described } from '../check/described.js';
import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkFinite, checkPositive, checkTexts } from '../check/values.js';

/** What a table may be told; everything is optional. */
export interface TableOptions {
  /** Words beside the rows and above the columns, when the matrix is square. */
  tokens?: readonly string[];
  /** Words beside the rows (default: `tokens`). */
  rows?: readonly string[];
  /** Words above the columns (default: `tokens`, or places counted from 0). */
  columns?: readonly string[];
  /** Decimals (default: 2). */
  digits?: number;
  /** Characters in a line; columns that don't fit are left out in the middle (default: 84, what the narrowest notebook page shows). */
  width?: number;
}

const OPTIONS: OptionChecks<TableOptions> = {
  tokens: checkTexts,
  rows: checkTexts,
  columns: checkTexts,
  digits: checkFinite,
  width: checkPositive,
};

/** What can be printed as a table: a matrix, a vector (one row), or records of the same form. */
export type Tabular =
  | Tensor
  | readonly number[]
  | readonly (readonly number[])[]
  | readonly Readonly<Record<string, string | number | boolean>>[];

/**
 * Prints numbers with their words beside them.
 *
 * @param values [n, m] or [m]: a matrix or a vector; or a list of records, whose names become the columns
 * @param options words, decimals
 * @throws {RangeError} when there is nothing to print, or the words don't fit
 * @example
 * table([[0.9, 0.1], [0.4, 0.6]], { tokens: ['they', 'are'] });
 * // prints       they   are
 * // prints they  0.90  0.10
 * // prints are   0.40  0.60
 */
export function table(values: Tabular, options: TableOptions = {}): void {
  console.log(formatTable(values, options));
}

/**
 * The text that `table` prints.
 *
 * @param values as for `table`
 * @param options as for `table`
 * @throws {RangeError} as `table` does
 * @example
 * formatTable([1, 0.5], { columns: ['they', 'are'] });
 * // → 'they   are\n1.00  0.50'
 */
export function formatTable(values: Tabular, options: TableOptions = {}): string {
  checkOptions('table', options, OPTIONS);
  const { digits = 2, width = 84 } = options;
  if (typeof values !== 'object' || values === null) fail('a matrix, a vector or records', described(values));
  const plain = 'arraySync' in values ? (values.arraySync() as unknown[]) : [...values];
  if (plain.length === 0) fail('a matrix, a vector or records', 'nothing');
  const { rows, columns, cells } = isRecord(plain[0])
    ? fromRecords(plain as Record<string, unknown>[], options)
    : fromMatrix((typeof plain[0] === 'number' ? [plain] : plain) as number[][], options);
  const texts = cells.map((row) => row.map((cell) => cellText(cell, digits)));
  return layOut(rows, columns, texts, width);
}

interface Cells {
  rows: readonly string[];
  columns: readonly string[];
  cells: unknown[][];
}

function fromRecords(records: Record<string, unknown>[], options: TableOptions): Cells {
  const columns = Object.keys(records[0]!);
  return {
    rows: options.rows ?? [],
    columns,
    cells: records.map((record) => columns.map((name) => record[name])),
  };
}

function fromMatrix(cells: number[][], options: TableOptions): Cells {
  const [n, m] = [cells.length, cells[0]?.length ?? 0];
  const isMatrix = cells.every(
    (row) => Array.isArray(row) && row.length === m && row.every((x) => typeof x === 'number'),
  );
  if (!isMatrix) fail('a matrix [n, m] of numbers', 'rows of other things or lengths');
  const rows = options.rows ?? (n === options.tokens?.length ? options.tokens : []);
  const columns = options.columns ?? options.tokens ?? Array.from({ length: m }, (_, j) => `${j}`);
  if (rows.length > 0 && rows.length !== n) fail(`${n} row labels`, `${rows.length}`);
  if (columns.length !== m) fail(`${m} column labels`, `${columns.length}`);
  return { rows, columns, cells };
}

function layOut(
  rows: readonly string[],
  columns: readonly string[],
  texts: string[][],
  width: number,
): string {
  const labelWidth = rows.reduce((most, label) => Math.max(most, label.length), 0);
  const isText = columns.map((_, j) => texts.some((row) => /[^\d.∞+-]/.test(row[j]!) && row[j] !== 'NaN'));
  const widths = columns.map((column, j) =>
    texts.reduce((most, row) => Math.max(most, row[j]!.length), column.length),
  );
  const shown = columnsThatFit(widths, width - labelWidth);
  const line = (label: string, cells: readonly string[]) => {
    const parts = shown.map((j) =>
      j < 0 ? '…' : isText[j] ? cells[j]!.padEnd(widths[j]!) : cells[j]!.padStart(widths[j]!),
    );
    return [...(rows.length > 0 ? [label.padEnd(labelWidth)] : []), ...parts].join('  ').trimEnd();
  };
  return [line('', columns), ...texts.map((row, i) => line(rows[i] ?? '', row))].join('\n');
}

// As many columns as fit, from both ends; −1 stands for those left out.
function columnsThatFit(widths: number[], room: number): number[] {
  const all = widths.map((_, j) => j);
  const total = (columns: number[]) => columns.reduce((sum, j) => sum + 2 + (j < 0 ? 1 : widths[j]!), 0);
  if (total(all) <= room) return all;
  for (let count = all.length - 1; count > 2; count--) {
    const columns = [...all.slice(0, count - 2), -1, ...all.slice(-2)];
    if (total(columns) <= room) return columns;
  }
  return [0, -1, all.length - 1];
}

function cellText(cell: unknown, digits: number): string {
  if (typeof cell !== 'number') return `${cell}`;
  if (!Number.isFinite(cell)) return `${cell}`.replace('Infinity', '∞');
  const text = Number.isInteger(cell) && digits === 0 ? `${cell}` : cell.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(expected: string, got: string): never {
  throw new RangeError(`table: expected ${expected}, got ${got}`);
}
