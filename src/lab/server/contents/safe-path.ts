import { join, relative, sep } from 'node:path';
import { placeInside } from '../../../files/place-inside.js';
import { checkedPath, isHidden } from '../../protocol/contents/checked-path.js';
import { HttpError } from '../../protocol/http-error.js';

/**
 * The place on disk of a path that came from the page. A link that stays inside the folder is followed.
 *
 * @param root the notebooks folder, absolute and real
 * @param path as in the contents API: decoded once, `/` between names, no slash needed in front
 * @returns the absolute path; it may not exist yet
 * @throws {HttpError} 400 or 404 for whatever would lead out of the folder or into its hidden parts
 */
export async function safePath(root: string, path: string): Promise<string> {
  return placeOf(root, checkedPath(path));
}

/**
 * The same for a path that the page's own rules made, which may be hidden.
 *
 * @throws {HttpError} 404 for a path that a link leads out of the folder, into its hidden parts, or nowhere
 */
export async function placeOf(root: string, path: string): Promise<string> {
  const place = join(root, ...path.split('/'));
  const real = await placeInside(root, place);
  const mayHide = path.split('/').some(isHidden);
  if (real === undefined || (!mayHide && relative(root, real).split(sep).some(isHidden)))
    throw new HttpError(404, `A link that leads elsewhere: ${path}`);
  return place;
}
