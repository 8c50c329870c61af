import { saveFile } from '../../files/save-file.js';
import { partsOf } from './folder.js';
import { parquetOf } from './parquet.js';
import { csvOf, readSweep } from './table.js';

/** Writes the table beside the results that it is made from, as CSV and as Parquet. */
export async function writeTable(folder: string): Promise<void> {
  const table = await readSweep(folder);
  const { table: csv, parquet } = partsOf(folder);
  await saveFile(csv, csvOf(table));
  await saveFile(parquet, await parquetOf(table));
}
