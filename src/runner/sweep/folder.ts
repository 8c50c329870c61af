import { readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { makeFolder } from '../../files/make-folder.js';
import { removeLeftParts } from '../../files/remove-left-parts.js';
import { refusalInWords } from '../../files/save-error.js';
import { saveFile } from '../../files/save-file.js';
import { saveNew } from '../../files/save-new.js';
import { exactJson, readExactJson } from '../../format/exact-json.js';
import { isRecord, type PointRecord } from './record.js';
import type { Source } from './source.js';

/** What a sweep's folder says about itself. */
export interface About {
  attentionKitSweep: 1;
  /** The chapter or script, as a path from this folder: both may be moved together. */
  source: string;
  /** Where the command was given, as a path from this folder: a script runs there. */
  begunIn: string;
  /** Of what it computes with: another one would give other numbers under the same names. */
  fingerprint: string;
}

const aboutFile = 'sweep.json';
const [donePart, failedPart] = ['.json', '.failed.json'];

/** Where the parts of a sweep's folder lie. */
export const partsOf = (
  folder: string,
): Record<'points' | 'claims' | 'shown' | 'table' | 'parquet', string> => ({
  points: join(folder, 'points'),
  claims: join(folder, 'claims'),
  shown: join(folder, 'shown'),
  table: join(folder, 'table.csv'),
  parquet: join(folder, 'table.parquet'),
});

/**
 * Makes a folder ready for a sweep, or for going on with the one that it holds.
 *
 * @throws {Error} when it holds something else, or a sweep of another chapter, or of the same before it was changed
 */
export async function openFolder(
  folder: string,
  { path, fingerprint }: Pick<Source, 'path' | 'fingerprint'>,
): Promise<void> {
  await makeResults(folder);
  const about: About = {
    attentionKitSweep: 1,
    source: relative(folder, path),
    begunIn: relative(folder, process.cwd()),
    fingerprint,
  };
  const before = (await readAbout(folder)) ?? (await begin(folder, about));
  if (before.fingerprint !== fingerprint) {
    const place = sourceOf(folder, before);
    const got = place === path ? 'it with other code' : `one of ${fromHere(place)}`;
    throw new Error(
      `sweep: expected a folder with results of ${fromHere(path)} as it is now, got ${got} in ${folder} (name another folder)`,
    );
  }
  // Afterwards: who comes at the same time sees nothing else in the folder.
  await makeResults(partsOf(folder).points);
  await removeLeftParts(folder);
}

/** Says in an empty folder what it is for from now on; returns what it says, which is another's word if that was first. */
async function begin(folder: string, about: About): Promise<About> {
  const names = await readdir(folder);
  const others = names.filter((name) => !name.startsWith('.'));
  if (others.length > 0 && !names.includes(aboutFile))
    throw new Error(
      `sweep: expected an empty folder or one of a sweep, got ${folder} with ${others[0]} in it`,
    );
  await saveNew(join(folder, aboutFile), `${JSON.stringify(about, undefined, 2)}\n`);
  return (await readAbout(folder)) ?? about;
}

async function makeResults(folder: string): Promise<void> {
  await makeFolder(folder).catch((cause) => {
    throw new Error(`sweep: expected a folder for results at ${folder}, got ${refusalInWords(cause)}`, {
      cause,
    });
  });
}

/** Where the chapter or script of a sweep lies. */
export function sourceOf(folder: string, { source }: About): string {
  return resolve(folder, source);
}

function fromHere(path: string): string {
  return relative(process.cwd(), path);
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
  const names = await readdir(partsOf(folder).points).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []; // stopped before it ran anything
    throw error;
  });
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

/** Whether any point has reported a value: most sweeps tell by the first. */
export async function hasReported(folder: string): Promise<boolean> {
  for (const each of await endedPoints(folder))
    if (Object.keys(readPoint(folder, each).values).length > 0) return true;
  return false;
}

function readPoint(folder: string, [id, state]: readonly [string, PointRecord['state']]): PointRecord {
  const place = placesOf(folder, id)[state === 'done' ? 0 : 1];
  try {
    const record = readExactJson(readFileSync(place, 'utf8'));
    if (isRecord(record)) return record;
    throw new Error('another form');
  } catch (cause) {
    // Meanwhile another process may have had more luck.
    const isGone = state === 'failed' && (cause as NodeJS.ErrnoException).code === 'ENOENT';
    if (isGone) return readPoint(folder, [id, 'done']);
    throw new Error(
      `sweep: expected what came of a point in ${place}, got ${(cause as Error).message} (without that file the point is run again)`,
      { cause },
    );
  }
}
