import { constants } from 'node:fs';
import { copyFile, link, lstat, readlink, rm, symlink } from 'node:fs/promises';

/**
 * Gives a file another name; never one that is taken. A link is moved itself, not what it leads to.
 *
 * @throws {Error} with code `EEXIST` when there is something already
 */
export async function moveFile(from: string, to: string): Promise<void> {
  const stats = await lstat(from);
  if (stats.isSymbolicLink()) await symlink(await readlink(from), to);
  else
    await link(from, to).catch((error) => {
      if (error.code === 'EEXIST' || error.code === 'ENOENT' || !stats.isFile()) throw error;
      return copyFile(from, to, constants.COPYFILE_EXCL); // no second names on this disk
    });
  await rm(from);
}
