import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/** The most bytes that a name may have, on nearly all disks. */
export const longestName = 255;

/**
 * The first name in a folder that nothing has, a link to nowhere included.
 *
 * @param folder absolute
 * @param stem what the name begins with; it is cut where it is too long
 * @param extension what the name ends with
 * @param first the first number to try; 0 stands for none
 */
export async function freeName(folder: string, stem: string, extension: string, first = 0): Promise<string> {
  for (let i = first; ; i++) {
    const ending = `${i === 0 ? '' : i}${extension}`;
    const name = cut(stem, longestName - Buffer.byteLength(ending)) + ending;
    const taken = await lstat(join(folder, name)).catch(() => undefined);
    if (!taken) return name;
  }
}

function cut(text: string, bytes: number): string {
  const letters = Array.from(text);
  while (Buffer.byteLength(letters.join('')) > bytes) letters.pop();
  return letters.join('');
}
