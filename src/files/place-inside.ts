import { lstat, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';

/**
 * Where a path of a folder really lies, links followed: the path itself or, where nothing is yet, what it will lie in.
 *
 * @param root the folder, absolute and real
 * @param place an absolute path in it
 * @returns undefined when a link leads out of the folder, or nowhere
 */
export async function placeInside(root: string, place: string): Promise<string | undefined> {
  for (let at = place; ; at = dirname(at)) {
    const real = await realpath(at).catch(() => undefined);
    if (real !== undefined) return isInside(root, real) ? real : undefined;
    const isLink = (await lstat(at).catch(() => undefined))?.isSymbolicLink();
    if (isLink || at === dirname(at)) return undefined;
  }
}

/** Tells whether a real path is a folder or lies in it. */
function isInside(root: string, real: string): boolean {
  const way = relative(root, real);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
