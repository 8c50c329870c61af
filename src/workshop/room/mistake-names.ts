import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kitFolder } from '../../files/kit-folder.js';

/** The checks, as they were compiled. */
const checks = join(kitFolder, 'dist/src/notebook/checks');

/**
 * The short names of mistakes that the kit's checks know, and what else stands there in the same form. A board shows no
 * others: a name that a page makes up would stand on the wall.
 */
export async function mistakeNames(): Promise<Set<string>> {
  const files = ((await readdir(checks, { recursive: true })) as string[]).filter((name) =>
    name.endsWith('.js'),
  );
  const texts = await Promise.all(files.map((name) => readFile(join(checks, name), 'utf8')));
  const named = texts.flatMap((text) => [...text.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)*)'/g)]);
  return new Set(named.map(([, name]) => name!));
}
