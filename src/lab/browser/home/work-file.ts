import { parseNotebook } from '../../../format/parse-notebook.js';
import { objectsByName } from '../../../keep/note-forms.js';
import { type AllWork, readAllWork, type WorkFile } from '../../protocol/all-work.js';
import { asRead } from '../../protocol/contents/as-read.js';
import { textOf } from '../../protocol/contents/bytes.js';
import { isHiddenPath } from '../../protocol/contents/checked-path.js';
import { pathParts } from '../../protocol/contents/path-parts.js';
import { holds, placeFree } from '../../protocol/contents/place-free.js';
import { largestFile } from '../../protocol/contents/read-contents.js';
import { tameName } from '../../protocol/contents/tame-name.js';
import { HttpError } from '../../protocol/http-error.js';
import { megabytes } from '../../protocol/running.js';
import type { Site } from '../site.js';
import type { Database } from '../store/database.js';
import { noteOf } from '../store/note.js';
import { SiteStore } from '../store/site-store.js';

/** All of the reader's files and places. */
export async function allWork({ files, notes }: Database): Promise<AllWork> {
  const kept: WorkFile[] = [];
  for (const path of (await files.keys()).filter((path) => !isHiddenPath(path))) {
    const { bytes, original } = (await files.get(path)) ?? {};
    if (bytes) kept.push({ path, bytes, original });
  }
  return { files: kept, workspaces: await noteOf(notes, 'workspaces', objectsByName).read() };
}

/**
 * Brings in work that was taken along, or a notebook. What is here already stays: whatever has the same name and holds
 * something else comes under a free name. Nothing that comes in is trusted.
 *
 * @returns the paths that came, in order
 * @throws {HttpError} in words, before anything has come, for what is neither
 */
export async function bringIn(site: Site, database: Database, file: File): Promise<string[]> {
  const { files, workspaces } = await readFile(file);
  const store = new SiteStore(database.files, site);
  const came: string[] = [];
  for (const each of files) came.push(await place(store, each));
  await noteOf(database.notes, 'workspaces', objectsByName).change((here) => ({ ...workspaces, ...here }));
  return came;
}

async function readFile(file: File): Promise<AllWork> {
  const { name, size } = file;
  if (size > largestFile) throw new HttpError(413, `${name} is larger than ${megabytes(largestFile)}`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = textOf(bytes);
  const value = text === undefined ? undefined : jsonIn(text);
  if (value === undefined)
    throw new HttpError(400, `${name} is neither a notebook nor a file of work, or it is damaged`);
  if (typeof value === 'object' && value !== null && 'form' in value) return readAllWork(value);
  asRead(() => parseNotebook(text!, name));
  return { files: [{ path: tameName(name, '.ipynb'), bytes }], workspaces: {} };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Puts a file where nothing of the reader's is. @returns its path */
async function place(store: SiteStore, { path, bytes, original }: WorkFile): Promise<string> {
  const { folder, stem, ending } = pathParts(path);
  await makeFolders(store, folder);
  if (!(await store.has(path)) || (await store.isUntouched(path))) {
    await store.write(path, bytes, original);
    return path;
  }
  if (await holds(store, path, bytes)) return path;
  return placeFree(store, folder, [`${stem}-brought`, ending], bytes);
}

async function makeFolders(store: SiteStore, folder: string): Promise<void> {
  if (folder === '' || (await store.has(folder))) return;
  await makeFolders(store, pathParts(folder).folder);
  await store.makeFolder(folder);
}
