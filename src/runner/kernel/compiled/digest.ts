import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { kitFolder } from '../../../files/kit-folder.js';

const modules = createRequire(join(kitFolder, 'package.json')).resolve.paths('any')!;
const packageFolders = new Map<string, string>();

/**
 * Digests the texts of files by which cells were compiled.
 *
 * @param files seen from the kit's folder, such as `node_modules/seedrandom/index.d.ts`; a package may also lie further up,
 * where an installed kit has its packages
 * @returns the digest, or undefined when a file isn't there
 */
export function digestOf(files: readonly string[]): string | undefined {
  const hash = createHash('sha256');
  try {
    for (const file of files)
      hash
        .update(`${file}\0`)
        .update(readFileSync(placeOf(file)))
        .update('\0');
  } catch {
    return undefined;
  }
  return hash.digest('base64url');
}

function placeOf(file: string): string {
  const [, name, rest] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(file) ?? [];
  if (name === undefined) return join(kitFolder, file);
  let folder = packageFolders.get(name);
  if (folder === undefined) {
    folder = modules.map((place) => join(place, name)).find(existsSync) ?? join(kitFolder, name);
    packageFolders.set(name, folder);
  }
  return join(folder, rest!);
}
