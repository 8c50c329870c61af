import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that whoever reads it sees the old content or the new, never a part:
 * a neighbour is written and flushed, then takes the file's name.
 */
export async function saveFile(place: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  const neighbour = join(dirname(place), `.${basename(place)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(neighbour, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(neighbour, place);
  } catch (error) {
    await rm(neighbour, { force: true });
    throw error;
  }
}
