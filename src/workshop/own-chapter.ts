import { join } from 'node:path';
import { placeInside } from '../files/place-inside.js';
import { readPlainFile } from '../files/read-plain-file.js';

/**
 * The reader's own version of a chapter.
 *
 * @param folder the working copy, absolute and real
 * @param name the chapter's file
 * @returns its text; undefined when nothing has its name, null when something has that is no file of the folder: a link
 *   that leads elsewhere, a folder, a pipe
 */
export async function ownChapter(folder: string, name: string): Promise<string | null | undefined> {
  const place = join(folder, name);
  if ((await placeInside(folder, place)) === undefined) return null;
  try {
    return (await readPlainFile(place)).toString();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : null;
  }
}
