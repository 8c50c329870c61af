import { datedStem } from '../../../keep/dated-stem.js';
import { deleteModel } from '../../protocol/contents/change.js';
import { isHiddenPath } from '../../protocol/contents/checked-path.js';
import { freeName } from '../../protocol/contents/free-name.js';
import { pathIn, pathParts } from '../../protocol/contents/path-parts.js';
import { broughtAt, type Site, writeLock } from '../site.js';
import type { Database } from '../store/database.js';
import { SiteStore } from '../store/site-store.js';
import { changesOf } from './home-chapters.js';

/** Something that is kept of the reader's, and what can be done with it. */
export interface Kept {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Whether the site brings it: then it can be brought back as it was, and can't be removed. */
  readonly isChapter: boolean;
}

/** All files that are kept, but checkpoints. */
export async function listKept(site: Site, { files }: Database): Promise<Kept[]> {
  const store = new SiteStore(files, site);
  const kept: Kept[] = [];
  for (const path of await files.keys()) {
    if (isHiddenPath(path)) continue;
    const file = await files.get(path);
    if (file?.bytes && !(await store.isUntouched(path)))
      kept.push({ path, size: file.bytes.length, isChapter: broughtAt(site, path) !== undefined });
  }
  return kept;
}

/**
 * Brings a chapter back as the site has it. What the reader wrote in it is kept beside it, under a name with the date.
 *
 * @returns where that is kept; undefined when nothing was written
 * @throws {Error} in words, when it is open in another tab
 */
export function bringBack(
  site: Site,
  { files }: Database,
  path: string,
  now: Date,
): Promise<string | undefined> {
  return whenClosed(site, path, async () => {
    const store = new SiteStore(files, site);
    const { edited } = changesOf(await files.get(path), broughtAt(site, path));
    if (!edited) {
      await store.remove(path);
      return undefined;
    }
    const { folder, stem, ending } = pathParts(path);
    const dated = datedStem(stem, now);
    const isTaken = await store.has(pathIn(folder, `${dated}${ending}`));
    const name = await freeName(store, folder, [isTaken ? `${dated}-` : dated, ending], isTaken ? 2 : 0);
    await store.move(path, pathIn(folder, name));
    return pathIn(folder, name);
  });
}

/** Removes a notebook of the reader's own. @throws {Error} in words, when it is open in another tab */
export function removeKept(site: Site, { files }: Database, path: string): Promise<void> {
  return whenClosed(site, path, () => deleteModel({ store: new SiteStore(files, site) }, path));
}

async function whenClosed<T>(site: Site, path: string, work: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = globalThis.navigator?.locks; // none without a secure address
  if (!locks) return work();
  return locks.request(writeLock(site, path), { ifAvailable: true }, (lock) => {
    if (!lock) throw new Error(`${path} is open in another tab: close it there first`);
    return work();
  });
}
