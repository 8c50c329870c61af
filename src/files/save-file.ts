import { constants, type Stats } from 'node:fs';
import { access, type FileHandle, lstat, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { partName } from './part-name.js';
import { saveError } from './save-error.js';
import { writeInto } from './write-into.js';

/** How to save a file. */
export interface SaveOptions {
  /** The rights of a file that is new (0o644); one that is there keeps its own. */
  readonly mode?: number;
  /** Stops waiting for whoever reads from a pipe. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a file so that whoever reads it sees the old content or the new, never a part: a neighbour is written and
 * flushed, then takes the file's name. Its rights stay, and its owner where that can be had.
 *
 * A link is written through: it stays, and what it leads to is changed, or made if it leads to nothing yet. A pipe,
 * socket or device gets the content and stays what it is. Where the folder takes no new files, a file that may be
 * written is written in its place.
 *
 * @throws {Error} with the file system's `code`; the old content stays
 */
export async function saveFile(
  place: string,
  content: string | Uint8Array,
  { mode = 0o644, signal }: SaveOptions = {},
): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  try {
    const before = await stat(place).catch(ifAbsent);
    if (before && !before.isFile()) return await writeInto(place, before, bytes, signal);
    if (before) await access(place, constants.W_OK);
    const target = before ? await realpath(place) : await endOfLinks(place);
    await replace(target, bytes, before ?? mode).catch((error) => {
      if (!before || !canStay.has(error.code)) throw error;
      return overwrite(target, bytes);
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw saveError(place, error);
  }
}

/** What a folder answers when no neighbour can be made in it, or none can take the file's name. */
const canStay = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV', 'ENAMETOOLONG']);

function ifAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** The place that links lead to in the end, where there is nothing yet. */
async function endOfLinks(place: string): Promise<string> {
  const folder = await realpath(dirname(resolve(place)));
  const here = join(folder, basename(place));
  const isLink = (await lstat(here).catch(ifAbsent))?.isSymbolicLink();
  return isLink ? endOfLinks(resolve(folder, await readlink(here))) : here;
}

async function replace(target: string, bytes: Uint8Array, before: Stats | number): Promise<void> {
  const neighbour = join(dirname(target), partName());
  try {
    const file = await open(neighbour, 'wx', typeof before === 'number' ? before : 0o600);
    try {
      await file.writeFile(bytes);
      if (typeof before !== 'number') await keepRights(file, before);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(neighbour, target);
  } catch (error) {
    await rm(neighbour, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

/** Owner, group and mode as they were; a group that can't be kept gives nobody new a right. */
async function keepRights(file: FileHandle, before: Stats): Promise<void> {
  const now = await file.stat();
  let mode = before.mode & 0o7777;
  if (now.uid !== before.uid || now.gid !== before.gid)
    await file
      .chown(before.uid, before.gid)
      .catch(() => file.chown(now.uid, before.gid))
      .catch(() => {
        mode = (mode & 0o707) | ((mode & 0o007) << 3);
      });
  await file.chmod(mode);
}

/** Makes the new name last, where folders can be flushed. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Writes over a file where it lies; if that fails, what it held is put back. */
async function overwrite(target: string, bytes: Uint8Array): Promise<void> {
  const file = await open(target, 'r+');
  try {
    const old = await file.readFile();
    await fill(file, bytes).catch(async (error) => {
      await fill(file, old);
      throw error;
    });
    await file.sync();
  } finally {
    await file.close();
  }
}

async function fill(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; )
    at += (await file.write(bytes, at, bytes.length - at, at)).bytesWritten;
  await file.truncate(bytes.length);
}
