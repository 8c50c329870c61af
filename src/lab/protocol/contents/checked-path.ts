import { HttpError, notThere } from '../http-error.js';

/** Names that the page neither sees nor writes: the kit's own notes, checkpoints, packages. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name.endsWith('.lnk');
}

/** Whether a path leads to something hidden. */
export function isHiddenPath(path: string): boolean {
  return path.split('/').some(isHidden);
}

/**
 * A path that came from the page, with one `/` between names and none at its ends.
 *
 * @param path as in the contents API: decoded once
 * @throws {HttpError} 400 for odd names, 404 for hidden ones
 * @example
 * checkedPath('/a//b.ipynb'); // → 'a/b.ipynb'
 */
export function checkedPath(path: string): string {
  const names = path.split('/').filter((name) => name !== '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const odd = names.find((name) => /[\u0000-\u001f\u007f\\:]/.test(name) || name === '.' || name === '..');
  if (odd !== undefined || path.length > 1000)
    throw new HttpError(
      400,
      'A path is names with / between them, without "..", ":", "\\" or control characters',
    );
  if (names.some(isHidden)) throw notThere(names.join('/'));
  return names.join('/');
}
