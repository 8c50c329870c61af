import { type AllWork, readAllWork } from '../../protocol/all-work.js';
import { fromBase64, sameBytes, textOf, toBase64 } from '../../protocol/contents/bytes.js';
import { checkedPath } from '../../protocol/contents/checked-path.js';
import { freeName } from '../../protocol/contents/free-name.js';
import { pathIn, pathParts } from '../../protocol/contents/path-parts.js';
import type { Site } from '../site.js';
import type { Database } from '../store/database.js';
import { noteOf } from '../store/note.js';
import { SiteStore } from '../store/site-store.js';

type Workspaces = Record<string, Record<string, unknown>>;

/** All of the reader's files and places, as one. */
export async function allWork({ files, notes }: Database): Promise<AllWork> {
  const kept: [string, string][] = [];
  for (const path of await files.keys()) {
    const bytes = (await files.get(path))?.bytes;
    if (bytes) kept.push([path, toBase64(bytes)]);
  }
  return {
    form: 'attention-kit-work',
    time: new Date().toISOString(),
    files: Object.fromEntries(kept),
    workspaces: await noteOf<Workspaces>(notes, 'workspaces').read(),
  };
}

/**
 * Brings in work that was taken along, or a notebook. What is here already stays: whatever has the same name and holds
 * something else comes under a free name. Nothing that comes in is trusted.
 *
 * @param name what the file is called
 * @returns the paths that came, in order
 */
export async function bringIn(
  site: Site,
  database: Database,
  name: string,
  bytes: Uint8Array,
): Promise<string[]> {
  const store = new SiteStore(database.files, site);
  if (name.endsWith('.ipynb')) return [await place(store, checkedPath(name), bytes)];
  const work = readAllWork(textOf(bytes) ?? '');
  const came: string[] = [];
  for (const [path, content] of Object.entries(work.files)) {
    if (path.split('/').some((part) => part.startsWith('.'))) continue; // checkpoints are of their own time
    came.push(await place(store, checkedPath(path), fromBase64(content)));
  }
  await noteOf<Workspaces>(database.notes, 'workspaces').change((here) => ({ ...work.workspaces, ...here }));
  return came;
}

async function place(store: SiteStore, path: string, bytes: Uint8Array): Promise<string> {
  const { folder, stem, ending } = pathParts(path);
  await makeFolders(store, folder);
  const isFree = !(await store.has(path)) || (await store.isUntouched(path));
  if (!isFree && sameBytes(await store.read(path), bytes)) return path;
  const to = isFree ? path : pathIn(folder, await freeName(store, folder, [`${stem}-brought`, ending]));
  await store.write(to, bytes);
  return to;
}

async function makeFolders(store: SiteStore, folder: string): Promise<void> {
  if (folder === '' || (await store.has(folder))) return;
  await makeFolders(store, pathParts(folder).folder);
  await store.makeFolder(folder);
}
