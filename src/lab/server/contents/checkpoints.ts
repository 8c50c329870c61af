import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readPlainFile } from '../../../files/read-plain-file.js';
import { saveFile } from '../../../files/save-file.js';
import { fromFileError, HttpError } from '../http-error.js';
import { checkpointPlace } from './checkpoint-place.js';
import type { Contents } from './read-contents.js';
import { safePath } from './safe-path.js';

/** A kept version of a file, as Jupyter's API names it. */
export interface Checkpoint {
  id: string;
  last_modified: string;
}

const id = 'checkpoint';

/** The kept versions of a file: none or one, as in Jupyter. */
export async function listCheckpoints({ root }: Contents, path: string): Promise<Checkpoint[]> {
  const kept = await stat(await checkpointPlace(root, await safePath(root, path))).catch(() => undefined);
  return kept ? [{ id, last_modified: kept.mtime.toISOString() }] : [];
}

/** Keeps the file as it is on disk now. */
export async function createCheckpoint(contents: Contents, path: string): Promise<Checkpoint> {
  const place = await safePath(contents.root, path);
  const kept = await checkpointPlace(contents.root, place);
  try {
    const bytes = await readPlainFile(place);
    await mkdir(dirname(kept), { recursive: true });
    await saveFile(kept, bytes);
  } catch (error) {
    throw fromFileError(error, path);
  }
  return (await listCheckpoints(contents, path))[0]!;
}

/** Puts the kept version back in the file's place. */
export async function restoreCheckpoint({ root }: Contents, path: string, wanted: string): Promise<void> {
  if (wanted !== id) throw new HttpError(404, `No such checkpoint: ${wanted}`);
  const place = await safePath(root, path);
  const kept = await checkpointPlace(root, place);
  try {
    await saveFile(place, await readPlainFile(kept));
  } catch (error) {
    throw fromFileError(error, `the checkpoint of ${path}`);
  }
}

/** Forgets the kept version. */
export async function deleteCheckpoint({ root }: Contents, path: string, wanted: string): Promise<void> {
  if (wanted !== id) throw new HttpError(404, `No such checkpoint: ${wanted}`);
  await rm(await checkpointPlace(root, await safePath(root, path)), { force: true });
}
