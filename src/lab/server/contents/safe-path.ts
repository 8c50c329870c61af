import { join, relative, sep } from 'node:path';
import { placeInside } from '../../../files/place-inside.js';
import { HttpError } from '../http-error.js';

/** Names that the page neither sees nor writes: the kit's own notes, checkpoints, packages. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name.endsWith('.lnk');
}

/**
 * The place on disk of a path that came from the page. A link that stays inside the folder is followed.
 *
 * @param root the notebooks folder, absolute and real
 * @param path as in the contents API: decoded once, `/` between names, no slash needed in front
 * @returns the absolute path; it may not exist yet
 * @throws {HttpError} 400 or 404 for whatever would lead out of the folder or into its hidden parts
 */
export async function safePath(root: string, path: string): Promise<string> {
  const names = path.split('/').filter((name) => name !== '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const odd = names.find((name) => /[\u0000-\u001f\u007f\\:]/.test(name) || name === '.' || name === '..');
  if (odd !== undefined || path.length > 1000)
    throw new HttpError(
      400,
      'A path is names with / between them, without "..", ":", "\\" or control characters',
    );
  if (names.some(isHidden)) throw new HttpError(404, `No such file or folder: ${names.join('/')}`);
  const place = join(root, ...names);
  await refuseLinks(root, place);
  return place;
}

/** Refuses a path that a link leads out of the folder, into its hidden parts, or nowhere. */
async function refuseLinks(root: string, place: string): Promise<void> {
  const real = await placeInside(root, place);
  if (real === undefined || relative(root, real).split(sep).some(isHidden))
    throw new HttpError(404, `A link that leads elsewhere: ${relative(root, place)}`);
}
