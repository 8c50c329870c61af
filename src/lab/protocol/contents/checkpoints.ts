import { HttpError } from '../http-error.js';
import { checkedPath } from './checked-path.js';
import { checkpointPath } from './checkpoint-path.js';
import { pathParts } from './path-parts.js';
import type { Contents, Store } from './store.js';

/** A kept version of a file, as Jupyter's API names it. */
export interface Checkpoint {
  id: string;
  last_modified: string;
}

const id = 'checkpoint';

/** The kept versions of a file: none or one, as in Jupyter. */
export async function listCheckpoints({ store }: Contents, path: string): Promise<Checkpoint[]> {
  const file = checkedPath(path);
  if (await store.has(file)) await store.look(file); // a link that leads elsewhere is none of the page's
  return listKept(store, await checkpointPath(file));
}

async function listKept(store: Store, kept: string): Promise<Checkpoint[]> {
  if (!(await store.has(kept))) return [];
  const { modified } = await store.look(kept);
  return [{ id, last_modified: modified.toISOString() }];
}

/** Keeps the file as it is saved now. */
export async function createCheckpoint({ store }: Contents, path: string): Promise<Checkpoint> {
  const file = checkedPath(path);
  const kept = await checkpointPath(file);
  const { folder } = pathParts(kept);
  const bytes = await store.read(file);
  if (!(await store.has(folder))) await store.makeFolder(folder);
  await store.write(kept, bytes);
  return (await listKept(store, kept))[0]!;
}

/** Puts the kept version back in the file's place. */
export async function restoreCheckpoint({ store }: Contents, path: string, wanted: string): Promise<void> {
  if (wanted !== id) throw noCheckpoint(wanted);
  const file = checkedPath(path);
  const kept = await checkpointPath(file);
  if (!(await store.has(kept))) throw new HttpError(404, `No such file or folder: the checkpoint of ${path}`);
  await store.write(file, await store.read(kept));
}

/** Forgets the kept version. */
export async function deleteCheckpoint({ store }: Contents, path: string, wanted: string): Promise<void> {
  if (wanted !== id) throw noCheckpoint(wanted);
  await forgetCheckpoint(store, checkedPath(path));
}

/** Forgets what is kept of a file, if anything is. */
export async function forgetCheckpoint(store: Store, file: string): Promise<void> {
  const kept = await checkpointPath(file);
  if (await store.has(kept)) await store.remove(kept);
}

function noCheckpoint(wanted: string): HttpError {
  return new HttpError(404, `No such checkpoint: ${wanted}`);
}
