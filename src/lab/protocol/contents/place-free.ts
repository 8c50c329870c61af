import { sameBytes } from './bytes.js';
import { numberedName } from './free-name.js';
import { pathIn } from './path-parts.js';
import type { Store } from './store.js';

/**
 * Writes a file under the first name in a folder that nothing has; one that holds the same already is not written again.
 *
 * @returns its path
 */
export async function placeFree(
  store: Store,
  folder: string,
  name: readonly [stem: string, ending: string],
  bytes: Uint8Array,
): Promise<string> {
  for (let i = 0; ; i++) {
    const path = pathIn(folder, numberedName(name, i));
    if (await holds(store, path, bytes)) return path;
    if (await store.has(path)) continue;
    await store.write(path, bytes);
    return path;
  }
}

/** Whether a file is there, and holds the same. */
export async function holds(store: Store, path: string, bytes: Uint8Array): Promise<boolean> {
  const isFile = (await store.has(path)) && (await store.look(path)).type === 'file';
  return isFile && sameBytes(await store.read(path), bytes);
}
