import { expect } from 'chai';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetOf } from '../../../src/runner/sweep/parquet.js';
import { tableOf } from '../../../src/runner/sweep/table.js';

type Row = Parameters<typeof parquetOf>[0]['rows'][number];

/** What a reader of Parquet finds in a table. */
async function readBack(columns: string[], rows: Row[]): Promise<{ types: string[]; rows: unknown[] }> {
  const { buffer } = await parquetOf({ columns, rows });
  const file = buffer as ArrayBuffer;
  const [, ...schema] = parquetMetadata(file).schema;
  expect(schema.map(({ name }) => name)).to.deep.equal(columns);
  return {
    types: schema.map(({ type, converted_type: converted }) => converted ?? type!),
    rows: await parquetReadObjects({ file }),
  };
}

describe('a sweep as Parquet', () => {
  it('keeps numbers, bigints, truth and texts as what they are, to the last digit', async () => {
    const columns = ['number', 'big', 'ok', 'text'];
    const written = [
      { number: 0.1 + 0.2, big: 2n ** 63n - 1n, ok: true, text: 'Größe 好 👍\n"a", \0' },
      { number: -5e-324, big: -(2n ** 63n), ok: false, text: '' },
      { number: 2 ** 53, big: 0n, ok: true, text: 'x'.repeat(100_000) },
    ];
    const { types, rows } = await readBack(columns, written);
    expect(types).to.deep.equal(['DOUBLE', 'INT64', 'BOOLEAN', 'UTF8']);
    expect(rows).to.deep.equal(written);
  });

  it('tells what is missing from NaN, infinities and empty texts', async () => {
    const written = [
      { loss: Number.NaN, note: '' },
      { loss: Number.POSITIVE_INFINITY, note: null },
      {},
      { loss: Number.NEGATIVE_INFINITY },
    ];
    const { rows } = await readBack(['loss', 'note', 'nothing'], written);
    expect(rows).to.deep.equal([
      { loss: Number.NaN, note: '', nothing: null },
      { loss: Number.POSITIVE_INFINITY, note: null, nothing: null },
      { loss: null, note: null, nothing: null },
      { loss: Number.NEGATIVE_INFINITY, note: null, nothing: null },
    ]);
  });

  it('says as text, as the CSV does, what is of several kinds, a list, or too large for 64 bits', async () => {
    const { types, rows } = await readBack(
      ['mixed', 'list', 'huge'],
      [
        { mixed: 1, list: [1, 2], huge: 2n ** 64n },
        { mixed: 'many', list: { a: true }, huge: 1n },
      ],
    );
    expect(types).to.deep.equal(['UTF8', 'UTF8', 'UTF8']);
    expect(rows).to.deep.equal([
      { mixed: '1', list: '[1, 2]', huge: '18446744073709551616' },
      { mixed: 'many', list: '{ "a": true }', huge: '1' },
    ]);
  });

  it('has the columns of a sweep in which nothing has been run yet', async () => {
    const { columns } = tableOf([]);
    expect(await readBack(columns, [])).to.deep.equal({ types: columns.map(() => 'UTF8'), rows: [] });
  });

  it('keeps names of columns of any kind', async () => {
    const columns = ['a b', 'a.b', 'größe', '', '"'];
    const row = Object.fromEntries(columns.map((name, i) => [name, i]));
    expect((await readBack(columns, [row])).rows).to.deep.equal([row]);
  });

  it('keeps the order of more rows than one group holds', async () => {
    const rows = Array.from({ length: 1_009 }, (_, i) => ({ n: i, square: i * i, name: `point ${i}` }));
    expect((await readBack(['n', 'square', 'name'], rows)).rows).to.deep.equal(rows);
  });
});
