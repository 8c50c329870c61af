import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeftPart } from './part-name.js';

const mostFolders = 1000;

/**
 * Removes what saves left half written when their process was killed: only files that the kit named so itself, and
 * whose process is gone from this computer.
 *
 * @param root a folder; those in it are looked through as well, links and packages are not
 */
export async function removeLeftParts(root: string): Promise<void> {
  const folders = [root];
  for (let i = 0; i < Math.min(folders.length, mostFolders); i++) {
    const folder = folders[i]!;
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const place = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') folders.push(place);
      else if (entry.isFile() && isLeftPart(entry.name)) await rm(place, { force: true });
    }
  }
}
