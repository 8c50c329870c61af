import { access } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Claims } from '../../files/claims.js';

/** Hands out the points of a sweep, of which each is run by one process only. */
export interface Queue {
  /** The next point that nobody else runs or has run; undefined when all have been run. */
  next: () => Promise<string | undefined>;
}

/** What the queue has to know. */
export interface QueueOptions {
  claims: Claims;
  /** The points to be run. */
  ids: readonly string[];
  /** The files of which one is there when a point has been run. */
  placesOf: (id: string) => string[];
  /** Is told how many points others are running, while there is nothing else to do. */
  onWait: (count: number) => void;
  signal: AbortSignal;
}

const lookAgain = 500;

/** Makes a queue. Points that another process runs are left to it, and come back if it goes away without a result. */
export function queueOf({ claims, ids, placesOf, onWait, signal }: QueueOptions): Queue {
  const waiting = [...ids];
  const elsewhere = new Set<string>();

  async function tryNext(id: string): Promise<boolean> {
    if (!(await claims.take(id))) {
      elsewhere.add(id);
      return false;
    }
    elsewhere.delete(id);
    // Another process may have run it since the folder was read.
    if (!(await anyThere(placesOf(id)))) return true;
    await claims.release(id);
    return false;
  }

  async function next(): Promise<string | undefined> {
    for (;;) {
      signal.throwIfAborted();
      const id = waiting.shift();
      if (id === undefined && elsewhere.size === 0) return undefined;
      if (id !== undefined) {
        if (await tryNext(id)) return id;
        continue;
      }
      onWait(elsewhere.size);
      await pause(lookAgain, undefined, { signal });
      for (const id of elsewhere) waiting.push(id);
      elsewhere.clear();
    }
  }
  return { next };
}

async function anyThere(places: string[]): Promise<boolean> {
  const found = await Promise.all(
    places.map((place) =>
      access(place).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
