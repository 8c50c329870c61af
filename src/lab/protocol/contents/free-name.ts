import { pathIn } from './path-parts.js';
import type { Store } from './store.js';

/** The most bytes that a name may have, on nearly all disks. */
export const longestName = 255;

/**
 * The first name in a folder that nothing has.
 *
 * @param parts what the name begins with, and what it ends with
 * @param first the first number to try; 0 stands for none
 */
export async function freeName(
  store: Store,
  folder: string,
  parts: readonly [stem: string, ending: string],
  first = 0,
): Promise<string> {
  for (let i = first; ; i++) {
    const name = numberedName(parts, i);
    if (!(await store.has(pathIn(folder, name)))) return name;
  }
}

/** A name with a number, 0 for none; its stem is cut where it is too long. */
export function numberedName(
  [stem, ending]: readonly [stem: string, ending: string],
  number: number,
): string {
  const numbered = `${number === 0 ? '' : number}${ending}`;
  return cutName(stem, longestName - byteLength(numbered)) + numbered;
}

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The beginning of a name that takes no more than this many bytes. */
export function cutName(text: string, bytes: number): string {
  const letters = Array.from(text.slice(0, bytes));
  while (byteLength(letters.join('')) > bytes) letters.pop();
  return letters.join('');
}
