import { pathIn } from './path-parts.js';
import type { Store } from './store.js';

/** The most bytes that a name may have, on nearly all disks. */
export const longestName = 255;

/**
 * The first name in a folder that nothing has.
 *
 * @param stem what the name begins with; it is cut where it is too long
 * @param ending what the name ends with
 * @param first the first number to try; 0 stands for none
 */
export async function freeName(
  store: Store,
  folder: string,
  [stem, ending]: readonly [stem: string, ending: string],
  first = 0,
): Promise<string> {
  for (let i = first; ; i++) {
    const numbered = `${i === 0 ? '' : i}${ending}`;
    const name = cut(stem, longestName - byteLength(numbered)) + numbered;
    if (!(await store.has(pathIn(folder, name)))) return name;
  }
}

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function cut(text: string, bytes: number): string {
  const letters = Array.from(text);
  while (byteLength(letters.join('')) > bytes) letters.pop();
  return letters.join('');
}
