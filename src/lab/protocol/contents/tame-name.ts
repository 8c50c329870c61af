import { isHidden } from './checked-path.js';
import { byteLength, cutName, longestName } from './free-name.js';
import { pathParts } from './path-parts.js';

/**
 * A name that a file may have here, as near as possible to one that came from elsewhere.
 *
 * @param name any text
 * @param ending with its dot; the name ends with it
 * @example
 * ['my: notebook.ipynb', '.hidden', 'a/b', ''].map((name) => tameName(name, '.ipynb'));
 * // → ['my- notebook.ipynb', 'hidden.ipynb', 'a-b.ipynb', 'notebook.ipynb']
 */
export function tameName(name: string, ending: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const whole = name.replaceAll(/[\u0000-\u001f\u007f\\/:]/g, '-').replace(/^[\s.]+|[\s.]+$/g, '');
  const { stem, ending: given } = pathParts(whole);
  const wanted = cutName(given.toLowerCase() === ending ? stem : whole, longestName - byteLength(ending));
  return wanted === '' || isHidden(wanted) ? `notebook${ending}` : `${wanted}${ending}`;
}
