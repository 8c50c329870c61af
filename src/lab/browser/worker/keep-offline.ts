import { megabytes } from '../../protocol/running.js';
import type { Site } from '../site.js';

/** One of the site's files, as the list of them tells. */
interface Listed {
  readonly path: string;
  readonly size: number;
}

/** How far it has come: bytes. */
export type Progress = (done: number, all: number) => void;

/** How many files are fetched at once. */
const atOnce = 4;

/** All files of the site that a page may ask for, and what they take. */
export async function listedFiles({ base }: Site): Promise<Listed[]> {
  const answer = await fetch(new URL('files.json', base));
  if (!answer.ok) throw new Error(`the site does not tell its files (${answer.status})`);
  return answer.json();
}

/**
 * Loads all files of the site, so that its service worker keeps them; what is kept already is not loaded again, so that
 * this can be broken off and gone on with.
 *
 * @throws {Error} in words, when a file can't be had
 */
export async function keepOffline(site: Site, progress: Progress): Promise<void> {
  if (!navigator.serviceWorker?.controller)
    throw new Error('this browser keeps nothing here: it needs https, and no private window');
  const files = await listedFiles(site);
  const all = files.reduce((sum, { size }) => sum + size, 0);
  await needRoom(all);
  let done = 0;
  const next = files.values();
  const work = async () => {
    for (const { path, size } of next) {
      const answer = await fetch(new URL(path, site.base));
      if (!answer.ok) throw new Error(`${path} could not be had (${answer.status})`);
      await answer.arrayBuffer();
      done += size;
      progress(done, all);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Says before anything is loaded that it won't fit. */
async function needRoom(bytes: number): Promise<void> {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const free = quota - usage;
  if (free + usage < bytes)
    throw new Error(`it takes ${megabytes(bytes)}, and the browser gives this site ${megabytes(quota)}`);
}
