import type { ColumnSource } from 'hyparquet-writer';
import type { ParameterValue } from '../../format/parameter-values.js';
import { type SweepTable, textOf } from './table.js';

/**
 * A table as a Parquet file, which pandas, Polars, R, DuckDB and others read with its types: numbers are doubles,
 * bigints are 64-bit whole numbers where all of a column fit, true and false are booleans; all else is text, as in the
 * CSV. What is missing is null, which NaN is not.
 *
 * @see Apache Parquet, "File Format", https://parquet.apache.org/docs/file-format/
 */
export async function parquetOf({
  columns,
  rows,
}: Pick<SweepTable, 'columns' | 'rows'>): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = columns.map((name) => columnOf(name, rows));
  return new Uint8Array(parquetWriteBuffer({ columnData, statistics: false }));
}

function columnOf(name: string, rows: SweepTable['rows']): ColumnSource {
  const values = rows.map((row) => row[name] ?? null);
  const type = typeOf(values.filter((value) => value !== null));
  const data = type === 'STRING' ? values.map((value) => (value === null ? null : textOf(value))) : values;
  return { name, data, type };
}

const types = { number: 'DOUBLE', boolean: 'BOOLEAN', bigint: 'INT64' } as const;

function typeOf(values: ParameterValue[]): (typeof types)[keyof typeof types] | 'STRING' {
  const [kind, another] = new Set(values.map((value) => typeof value));
  if (another || !isPlain(kind)) return 'STRING';
  const fits = kind !== 'bigint' || values.every((value) => BigInt.asIntN(64, value as bigint) === value);
  return fits ? types[kind] : 'STRING';
}

function isPlain(kind: string | undefined): kind is keyof typeof types {
  return kind !== undefined && kind in types;
}
