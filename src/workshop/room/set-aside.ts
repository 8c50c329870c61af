import { join } from 'node:path';
import { makeFolder } from '../../files/make-folder.js';
import { moveFile } from '../../files/move-file.js';
import { handInFile } from '../../keep/hand-in.js';

/** The folder beside the hand-ins for what was handed in under somebody else's name; `class mark` leaves it out. */
export const asideFolder = 'set-aside';

/** Puts aside what was handed in under a name, if anything was; what lies there already stays. */
export async function setAside(folder: string, name: string): Promise<void> {
  const aside = join(folder, asideFolder);
  await makeFolder(aside);
  const file = handInFile(name);
  for (let i = 1; ; i++)
    try {
      return await moveFile(join(folder, file), join(aside, file.replace(/\.json$/, `-${i}.json`)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return;
      if (code !== 'EEXIST') throw error;
    }
}
