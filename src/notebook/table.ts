import type { Tensor } from '@tensorflow/tfjs';
import { described } from '../check/described.js';
import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkDigits, checkPositive, checkTexts } from '../check/values.js';
import { formatShare, isShares } from '../plot/shares.js';
import { plain } from '../plot/values.js';
import { findSender } from './sender.js';
import { type Cells, tableHtml } from './table-html.js';

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
  /** Characters in a line of the text; columns that don't fit go on below, with the words of their rows (default: 84). */
  width?: number;
}

const OPTIONS: OptionChecks<TableOptions> = {
  tokens: checkTexts,
  rows: checkTexts,
  columns: checkTexts,
  digits: checkDigits,
  width: checkPositive,
};

/** What can be printed as a table: a matrix, a vector (one row), or records of the same form. */
export type Tabular =
  | Tensor
  | readonly number[]
  | readonly (readonly number[])[]
  | readonly Readonly<Record<string, string | number | boolean>>[];

/**
 * Shows numbers with their words beside them: as a table where the output is drawn, as text everywhere else.
 *
 * Nothing is left out: a wide table scrolls, and a wide text goes on below.
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
  const cells = readCells('table', values, options);
  const text = layOut(cells, options.width ?? 84);
  const send = findSender();
  if (send)
    send({ data: { 'text/html': tableHtml(cells), 'text/plain': text }, metadata: {}, transient: {} }, false);
  else console.log(text);
}

/**
 * The text of a table.
 *
 * @param values as for `table`
 * @param options as for `table`
 * @throws {RangeError} as `table` does
 * @example
 * formatTable([1, 0.5], { columns: ['they', 'are'] });
 * // → 'they   are\n1.00  0.50'
 */
export function formatTable(values: Tabular, options: TableOptions = {}): string {
  return layOut(readCells('formatTable', values, options), options.width ?? 84);
}

function readCells(caller: string, values: Tabular, options: TableOptions): Cells {
  checkOptions(caller, options, OPTIONS);
  const fail: Fail = (expected, got) => {
    throw new RangeError(`${caller}: expected ${expected}, got ${got}`);
  };
  const list = listOf(values, fail);
  const { rows, columns, cells } = isRecord(list[0])
    ? fromRecords(list, options, fail)
    : fromMatrix(typeof list[0] === 'number' ? [list] : list, options, fail);
  if (rows.length > 0 && rows.length !== cells.length) fail(`${cells.length} row labels`, `${rows.length}`);
  if (columns.length !== cells[0]!.length) fail(`${cells[0]!.length} column labels`, `${columns.length}`);
  const isShare = sharesAmong(cells);
  const texts = cells.map((row, i) =>
    row.map((cell, j) => cellText(cell, options.digits ?? 2, isShare(i, j))),
  );
  const isText = columns.map((_, j) => texts.some((row) => /[^\d.∞<+-]/.test(row[j]!) && row[j] !== 'NaN'));
  return { rows, columns, texts, isText };
}

type Fail = (expected: string, got: string) => never;

function listOf(values: unknown, fail: Fail): unknown[] {
  const list = plain(values);
  if (ArrayBuffer.isView(list)) return Array.from(list as Float32Array);
  if (!Array.isArray(list)) return fail('a matrix, a vector or records', described(values));
  return list.length > 0 ? list : fail('a matrix, a vector or records', 'nothing');
}

interface Raw {
  rows: readonly string[];
  columns: readonly string[];
  cells: unknown[][];
}

function fromRecords(records: unknown[], options: TableOptions, fail: Fail): Raw {
  const columns = Object.keys(records[0]!);
  const cells = records.map((record, i) => {
    if (!isRecord(record)) return fail('records', `${described(record)} at [${i}]`);
    const other = Object.keys(record).find((name) => !columns.includes(name));
    if (other !== undefined) fail(`the columns ${columns.join(', ')}`, `${other} at [${i}]`);
    return columns.map((name) => {
      if (['string', 'number', 'boolean'].includes(typeof record[name])) return record[name];
      return fail(`a text or a number as ${name}`, `${described(record[name])} at [${i}]`);
    });
  });
  return { rows: options.rows ?? [], columns: options.columns ?? columns, cells };
}

function fromMatrix(cells: unknown[], options: TableOptions, fail: Fail): Raw {
  const [n, m] = [cells.length, Array.isArray(cells[0]) ? cells[0].length : 0];
  const isMatrix = cells.every(
    (row) => Array.isArray(row) && row.length === m && row.every((x) => typeof x === 'number'),
  );
  if (!isMatrix || m === 0) fail('a matrix [n, m] of numbers', 'rows of other things or lengths');
  const rows = options.rows ?? (n === options.tokens?.length ? options.tokens : []);
  const columns = options.columns ?? options.tokens ?? Array.from({ length: m }, (_, j) => `${j}`);
  return { rows, columns, cells: cells as number[][] };
}

function layOut({ rows, columns, texts, isText }: Cells, width: number): string {
  const labelWidth = rows.reduce((most, label) => Math.max(most, label.length), 0);
  const widths = columns.map((column, j) =>
    texts.reduce((most, row) => Math.max(most, row[j]!.length), column.length),
  );
  const line = (label: string, cells: readonly string[], shown: readonly number[]) => {
    const parts = shown.map((j) =>
      isText[j] ? cells[j]!.padEnd(widths[j]!) : cells[j]!.padStart(widths[j]!),
    );
    return [...(rows.length > 0 ? [label.padEnd(labelWidth)] : []), ...parts].join('  ').trimEnd();
  };
  const block = (shown: readonly number[]) =>
    [line('', columns, shown), ...texts.map((row, i) => line(rows[i] ?? '', row, shown))].join('\n');
  return blocksOf(widths, width - labelWidth)
    .map(block)
    .join('\n\n');
}

// Columns side by side while they fit; what doesn't begins a block of its own, and each block has one column at least.
function blocksOf(widths: number[], room: number): number[][] {
  const blocks: number[][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const [j, width] of widths.entries()) {
    if (taken + 2 + width > room) {
      blocks.push([]);
      taken = 0;
    }
    blocks.at(-1)!.push(j);
    taken += 2 + width;
  }
  return blocks;
}

// A number is a share where it stands in a row or a column of shares: then it isn't written as 0 unless it is 0.
function sharesAmong(cells: unknown[][]): (i: number, j: number) => boolean {
  const areShares = (line: unknown[]) =>
    line.length > 1 && line.every((cell) => typeof cell === 'number') && isShares(line as number[]);
  const rows = cells.map(areShares);
  const columns = (cells[0] ?? []).map((_, j) => areShares(cells.map((row) => row[j])));
  return (i, j) => rows[i]! || columns[j]!;
}

function cellText(cell: unknown, digits: number, isShare: boolean): string {
  if (typeof cell !== 'number') return `${cell}`;
  if (!Number.isFinite(cell)) return `${cell}`.replace('Infinity', '∞');
  if (isShare && digits > 0) return formatShare(cell, digits);
  const text = Number.isInteger(cell) && digits === 0 ? `${cell}` : cell.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
