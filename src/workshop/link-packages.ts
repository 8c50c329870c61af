import { lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { kitFolder } from '../files/kit-folder.js';
import { packageFolder } from '../files/package-folder.js';

/** What notebooks import. */
const packages = ['attention-kit', '@tensorflow/tfjs', 'tslab'];

/** What was done so that notebooks find the packages. */
export interface Linked {
  readonly linked: string[];
  /** The reader's own packages, which notebooks get instead of the kit's. */
  readonly own: string[];
}

/**
 * Makes sure that notebooks in a folder find the kit, its types and its data, wherever the folder lies:
 * what isn't found from there gets a link in `node_modules`. What the reader installed there stays.
 *
 * @throws {Error} when `node_modules` is a link, which could lead anywhere, or a file
 */
export function linkPackages(folder: string): Linked {
  const ours = createRequire(join(kitFolder, 'package.json'));
  const wanted = packages.map((name) => ({
    name,
    target: name === 'attention-kit' ? realpathSync(kitFolder) : packageFolder(ours, name)!,
  }));
  const theirs = createRequire(join(realpathSync(folder), 'notebook.js'));
  const done: Linked = { linked: [], own: [] };
  for (const { name, target } of wanted.filter(
    ({ name, target }) => packageFolder(theirs, name) !== target,
  )) {
    const place = join(folder, 'node_modules', name);
    makeFolders(folder, dirname(place));
    const before = lstatSync(place, { throwIfNoEntry: false });
    if (before && !before.isSymbolicLink()) done.own.push(name);
    else {
      if (before) rmSync(place);
      symlinkSync(target, place, 'junction');
      done.linked.push(name);
    }
  }
  return done;
}

/** Makes the folders between two; none of them may be a link. */
function makeFolders(from: string, to: string): void {
  if (to === from) return;
  makeFolders(from, dirname(to));
  const before = lstatSync(to, { throwIfNoEntry: false });
  if (!before) mkdirSync(to);
  else if (!before.isDirectory())
    throw new Error(`linkPackages: expected a folder at ${to}, got something else; move it away first`);
}
