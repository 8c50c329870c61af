import { resolve } from 'node:path';
import { endedPoints, openFolder, readPoints } from './folder.js';
import { type Point, pointId } from './points.js';
import type { PointRecord } from './record.js';
import { checkPoints, readSource, type Source } from './source.js';
import { writeTable } from './write-table.js';

/** How far a sweep has come. */
export interface SweepState {
  total: number;
  /** How many points have no result yet. */
  missing: number;
  failed: PointRecord[];
}

/**
 * Makes a folder ready for points of a chapter or script, having checked that they can be run.
 *
 * @throws {Error} when the folder holds something else, or a point can't be run
 */
export async function openSweep(source: string, points: readonly Point[], folder: string): Promise<Source> {
  const read = await readSource(source);
  await checkPoints(read, points);
  await openFolder(resolve(folder), read);
  return read;
}

/** Writes the table anew, and tells how far these points have come. */
export async function stateOfSweep(points: readonly Point[], folder: string): Promise<SweepState> {
  await writeTable(folder);
  const ended = await endedPoints(folder);
  const ids = [...new Set(points.map(pointId))];
  const failed = new Set(ids.filter((id) => ended.get(id) === 'failed'));
  return {
    total: ids.length,
    missing: ids.filter((id) => !ended.has(id)).length,
    failed: await readPoints(folder, failed),
  };
}
