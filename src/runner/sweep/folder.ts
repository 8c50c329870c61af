import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeLeftParts } from '../../files/remove-left-parts.js';
import { saveFile } from '../../files/save-file.js';
import { exactJson, readExactJson } from '../../format/exact-json.js';
import type { PointRecord } from './record.js';

/** What a sweep's folder says about itself. */
export interface About {
  attentionKitSweep: 1;
  /** The chapter or script, as a path from the folder where the sweep was begun. */
  source: string;
  /** Of what it computes with: another one would give other numbers under the same names. */
  fingerprint: string;
}

const aboutFile = 'sweep.json';
const [donePart, failedPart] = ['.json', '.failed.json'];

/** Where the parts of a sweep's folder lie. */
export const partsOf = (folder: string): Record<'points' | 'claims' | 'shown' | 'table', string> => ({
  points: join(folder, 'points'),
  claims: join(folder, 'claims'),
  shown: join(folder, 'shown'),
  table: join(folder, 'table.csv'),
});

/**
 * Makes a folder ready for a sweep, or for going on with the one that it holds.
 *
 * @throws {Error} when it holds something else, or a sweep of another chapter, or of the same before it was changed
 */
export async function openFolder(folder: string, about: About): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = await readAbout(folder);
  if (!before) {
    const others = (await readdir(folder)).filter((name) => !name.startsWith('.'));
    if (others.length > 0)
      throw new Error(
        `sweep: expected an empty folder or one of a sweep, got ${folder} with ${others[0]} in it`,
      );
    await saveFile(join(folder, aboutFile), `${JSON.stringify(about, undefined, 2)}\n`);
  } else if (before.fingerprint !== about.fingerprint) {
    const same = before.source === about.source;
    const got = same ? 'it with other code' : `one of ${before.source}`;
    throw new Error(
      `sweep: expected a folder with results of ${about.source} as it is now, got ${got} in ${folder} (name another folder)`,
    );
  }
  // Afterwards: who comes at the same time sees nothing else in the folder.
  await mkdir(partsOf(folder).points, { recursive: true });
  await removeLeftParts(folder);
}

/** What a folder says about itself; undefined when it holds no sweep. @throws {Error} when it can't be read */
export async function readAbout(folder: string): Promise<About | undefined> {
  const text = await readFile(join(folder, aboutFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const about = tryJson(text);
  if (about?.attentionKitSweep !== 1)
    throw new Error(`sweep: expected ${join(folder, aboutFile)} to say what is swept, got another text`);
  return about;
}

function tryJson(text: string): About | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which points have been run: told by the names of their files, so that ten thousand are known at once. */
export async function endedPoints(folder: string): Promise<Map<string, PointRecord['state']>> {
  const names = await readdir(partsOf(folder).points);
  const failed = names.filter((name) => name.endsWith(failedPart));
  const done = names.filter((name) => name.endsWith(donePart) && !name.endsWith(failedPart));
  return new Map([
    ...failed.map((name) => [name.slice(0, -failedPart.length), 'failed'] as const),
    ...done.map((name) => [name.slice(0, -donePart.length), 'done'] as const),
  ]);
}

/** The files that a point's result lies in: after success, and after a failure. */
export function placesOf(folder: string, id: string): [done: string, failed: string] {
  const place = join(partsOf(folder).points, id);
  return [`${place}${donePart}`, `${place}${failedPart}`];
}

/** Keeps what came of a point; a result takes the place of an earlier failure. */
export async function savePoint(folder: string, record: PointRecord): Promise<void> {
  const [done, failed] = placesOf(folder, record.id);
  const isDone = record.state === 'done';
  await saveFile(isDone ? done : failed, `${exactJson(record, 1)}\n`);
  if (isDone) await rm(failed, { force: true });
}

/** Reads what came of all points, or of some: at one go, which for ten thousand small files is much the quickest. */
export async function readPoints(folder: string, ids?: ReadonlySet<string>): Promise<PointRecord[]> {
  const ended = [...(await endedPoints(folder))].filter(([id]) => ids?.has(id) ?? true);
  return ended.map((each) => readPoint(folder, each));
}

function readPoint(folder: string, [id, state]: readonly [string, PointRecord['state']]): PointRecord {
  const [done, failed] = placesOf(folder, id);
  const place = state === 'done' ? done : failed;
  try {
    return readExactJson(readFileSync(place, 'utf8')) as PointRecord;
  } catch (cause) {
    // Meanwhile another process may have had more luck.
    const isGone = state === 'failed' && (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (isGone) return readPoint(folder, [id, 'done']);
    throw new Error(`sweep: expected what came of a point in ${place}, got ${(cause as Error).message}`, {
      cause,
    });
  }
}
