import { parseNotebook } from '../../../format/parse-notebook.js';
import { digest } from '../../../keep/digest.js';
import { HttpError, notAFile } from '../http-error.js';
import { megabytes } from '../running.js';
import { markTrust } from '../trust-marks.js';
import { asRead } from './as-read.js';
import { textOf, toBase64 } from './bytes.js';
import { checkedPath, isHidden } from './checked-path.js';
import { pathIn, pathParts } from './path-parts.js';
import type { Contents, Entry, Store } from './store.js';

/** A file or folder as Jupyter's contents API describes it. */
export interface ContentsModel {
  name: string;
  path: string;
  type: 'notebook' | 'file' | 'directory';
  writable: boolean;
  created: string;
  last_modified: string;
  size: number | null;
  mimetype: string | null;
  format: 'json' | 'text' | 'base64' | null;
  content: unknown;
  hash?: string;
  hash_algorithm?: string;
}

/** What is asked for when something is read. */
export interface ReadOptions {
  content: boolean;
  type?: string;
  format?: string;
  hash?: boolean;
}

/** Bytes. */
export const largestFile: number = 200e6;

/** Describes a file or folder, with its content if asked for. */
export async function readModel(
  contents: Contents,
  path: string,
  options: ReadOptions,
): Promise<ContentsModel> {
  const place = checkedPath(path);
  const entry = await contents.store.look(place);
  if (entry.type === 'directory') return folderModel(contents, place, entry, options);
  if (options.type === 'directory') throw new HttpError(400, `${path} is not a folder`);
  if (entry.type !== 'file') throw notAFile(path);
  return fileModel(contents, place, entry, options);
}

function plainModel(path: string, { type, size, created, modified }: Entry): ContentsModel {
  const { name, ending } = pathParts(path);
  const folder = type === 'directory';
  return {
    name,
    path,
    type: folder ? 'directory' : ending === '.ipynb' ? 'notebook' : 'file',
    writable: true,
    created: created.toISOString(),
    last_modified: modified.toISOString(),
    size: folder ? null : size,
    mimetype: null,
    format: null,
    content: null,
  };
}

async function folderModel(
  { store }: Contents,
  path: string,
  entry: Entry,
  { content, type }: ReadOptions,
): Promise<ContentsModel> {
  const model = plainModel(path, entry);
  if (type && type !== 'directory') throw new HttpError(400, `${path} is a folder`);
  if (!content) return model;
  const names = (await store.names(path)).filter((name) => !isHidden(name));
  const children = await Promise.all(names.map((name) => childModel(store, pathIn(path, name))));
  return { ...model, format: 'json', content: children.flat() };
}

/** A file or folder as its folder lists it; links that lead elsewhere are left out, as are pipes and devices. */
async function childModel(store: Store, path: string): Promise<ContentsModel[]> {
  try {
    const entry = await store.look(checkedPath(path));
    return entry.type === 'other' ? [] : [plainModel(path, entry)];
  } catch {
    return [];
  }
}

async function fileModel(
  { store, trust }: Contents,
  path: string,
  entry: Entry,
  options: ReadOptions,
): Promise<ContentsModel> {
  const model = plainModel(path, entry);
  if (options.type === 'file' || options.type === 'notebook') model.type = options.type;
  if (!options.content && !options.hash) return model;
  if (entry.size > largestFile) throw new HttpError(413, `${path} is larger than ${megabytes(largestFile)}`);
  const bytes = await store.read(path);
  if (options.hash) {
    model.hash = await digest(bytes);
    model.hash_algorithm = 'sha256';
  }
  if (!options.content) return model;
  if (model.type === 'notebook') {
    const text = new TextDecoder().decode(bytes);
    const notebook = asRead(() => parseNotebook(text, path));
    return { ...model, format: 'json', content: markTrust(notebook, await trust.trusts(text)) };
  }
  return { ...model, ...fileContent(path, bytes, options.format) };
}

function fileContent(path: string, bytes: Uint8Array, format: string | undefined): Partial<ContentsModel> {
  const text = format === 'base64' ? undefined : textOf(bytes);
  if (text === undefined && format === 'text') throw new HttpError(400, `${path} is not text`);
  return text === undefined
    ? { format: 'base64', mimetype: 'application/octet-stream', content: toBase64(bytes) }
    : { format: 'text', mimetype: 'text/plain', content: text };
}
