import { link, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { partName } from './part-name.js';
import { saveFile } from './save-file.js';

/**
 * Writes a file that isn't there yet, in whole; of several that come at once only one does.
 *
 * @returns whether it was this call; otherwise the other's file stays as it is
 */
export async function saveNew(place: string, content: string): Promise<boolean> {
  const part = join(dirname(place), partName());
  await saveFile(part, content);
  try {
    await link(part, place); // the file system gives a name to one only
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}
