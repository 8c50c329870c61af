import { lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { kitFolder } from '../files/kit-folder.js';

/** What notebooks import. */
const packages = ['attention-kit', '@tensorflow/tfjs', 'tslab'];

/**
 * Makes sure that notebooks in a folder find the kit, its types and its data, wherever the folder lies:
 * what isn't found from there gets a link in `node_modules`.
 * @returns the packages that were linked
 */
export function linkPackages(folder: string): string[] {
  const ours = createRequire(join(kitFolder, 'package.json'));
  const wanted = packages.map((name) => ({
    name,
    target: name === 'attention-kit' ? realpathSync(kitFolder) : packageFolder(ours, name)!,
  }));
  const theirs = createRequire(join(realpathSync(folder), 'notebook.js'));
  const missing = wanted.filter(({ name, target }) => packageFolder(theirs, name) !== target);
  for (const { name, target } of missing) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(place);
    symlinkSync(target, place, 'junction');
  }
  return missing.map(({ name }) => name);
}

/** Where a package lies, seen from a folder: the nearest node_modules that has it. */
function packageFolder(from: NodeJS.Require, name: string): string | undefined {
  for (const modules of from.resolve.paths(name) ?? []) {
    try {
      return realpathSync(join(modules, name));
    } catch {
      // not in this one; the next is further up
    }
  }
  return undefined;
}
