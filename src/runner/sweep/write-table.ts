import { stat, utimes } from 'node:fs/promises';
import { saveFile } from '../../files/save-file.js';
import { partsOf } from './folder.js';
import { parquetOf } from './parquet.js';
import { csvOf, readSweep } from './table.js';

/**
 * Writes the table beside the results that it is made from, as CSV and as Parquet, unless it is as new as they are: its
 * time is that of the folder of results as it was read, so that who writes beside others leaves none out for good.
 *
 * @throws {Error} that names the file of a result that is damaged
 */
export async function writeTable(folder: string): Promise<void> {
  const { points, table: csv, parquet } = partsOf(folder);
  const asOf = await timeOf(points);
  const table = await readSweep(folder);
  if (asOf && (await timeOf(csv)) === asOf && (await timeOf(parquet)) === asOf) return;
  await saveFile(csv, csvOf(table));
  await saveFile(parquet, await parquetOf(table));
  if (asOf) for (const place of [csv, parquet]) await utimes(place, asOf / 1000, asOf / 1000);
}

/** When something changed, in whole milliseconds; undefined where nothing is. */
async function timeOf(place: string): Promise<number | undefined> {
  const found = await stat(place).catch(() => undefined);
  return found && Math.round(found.mtimeMs);
}
