import { stat } from 'node:fs/promises';

/**
 * Remembers what was made of a file until that changes. Whatever writes a file changes its time of change, or puts another
 * in its place; what could not be made is tried anew each time.
 *
 * @param make reads a file, and makes something small of it
 * @returns the same, for a file that hasn't changed without reading it again
 */
export function remembered<T>(make: (place: string) => Promise<T>): (place: string) => Promise<T> {
  const made = new Map<string, { state: string; value: T }>();
  return async (place) => {
    const { ino, size, ctimeNs } = await stat(place, { bigint: true }); // before it is read: what comes later is newer
    const state = `${ino} ${size} ${ctimeNs}`;
    const before = made.get(place);
    if (before?.state === state) return before.value;
    const value = await make(place);
    made.set(place, { state, value });
    return value;
  };
}
