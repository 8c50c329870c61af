import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { refusalInWords } from './save-error.js';

/**
 * Makes a folder, and those above it that aren't there. Node.js' own `recursive` does so, too, but tries for ever where a
 * folder takes no other, as `/proc` does.
 *
 * @param mode who may use the folder itself
 * @returns the first folder that was made; undefined if all were there
 */
export async function makeFolder(folder: string, mode?: number): Promise<string | undefined> {
  const place = resolve(folder);
  try {
    return await make(place, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || place === dirname(place)) throw error;
    const first = await makeFolder(dirname(place));
    const made = await make(place, mode);
    return first ?? made;
  }
}

/**
 * Makes a folder that somebody asked for, and looks whether it may be written in.
 *
 * @param who what errors begin with
 * @returns the first folder that was made; undefined if all were there
 */
export async function folderToWriteIn(who: string, folder: string): Promise<string | undefined> {
  const first = await makeFolder(folder).catch((cause) => {
    throw new Error(`${who}: expected a folder at ${folder}, got ${refusalInWords(cause)}`, { cause });
  });
  await access(folder, constants.W_OK).catch((cause) => {
    throw new Error(`${who}: expected to write to ${folder}, got ${refusalInWords(cause)}`, { cause });
  });
  return first;
}

/** Makes one folder, unless it is there. */
async function make(place: string, mode?: number): Promise<string | undefined> {
  try {
    await mkdir(place, mode);
    return place;
  } catch (error) {
    if (await isFolder(place)) return undefined;
    throw error;
  }
}

function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
