import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { kitFolder } from '../../../files/kit-folder.js';
import { saveFile } from '../../../files/save-file.js';
import { keptList, lockedPackages, lockFile } from './locked-packages.js';

/**
 * Makes a kit with its sources ready to be packed: writes the list of its packages where it is packed with it, and gives
 * its program the rights that npm gives it when it is installed. A kit that was packed has both.
 *
 * @param program the file that starts it
 */
export async function readyToPack(program: string): Promise<void> {
  if (!existsSync(join(kitFolder, lockFile))) return;
  const packages = await lockedPackages(kitFolder);
  await saveFile(join(kitFolder, keptList), `${JSON.stringify({ packages }, undefined, 1)}\n`);
  await chmod(join(kitFolder, program), 0o755);
}
