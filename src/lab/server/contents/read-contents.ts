import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { readPlainFile } from '../../../files/read-plain-file.js';
import { parseNotebook } from '../../../format/parse-notebook.js';
import type { TrustList } from '../../../workshop/trust.js';
import { markTrust } from '../../protocol/trust-marks.js';
import { fromFileError, HttpError, notAFile } from '../http-error.js';
import { asRead } from './as-read.js';
import { isHidden, safePath } from './safe-path.js';

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

/** The notebooks folder and who is trusted in it. */
export interface Contents {
  readonly root: string;
  readonly trust: TrustList;
}

const largestFile = 200 * 1024 * 1024;

/** Describes a file or folder, with its content if asked for. */
export async function readModel(
  contents: Contents,
  path: string,
  options: ReadOptions,
): Promise<ContentsModel> {
  const place = await safePath(contents.root, path);
  try {
    const stats = await stat(place);
    if (stats.isDirectory()) return await folderModel(contents, place, stats, options);
    if (options.type === 'directory') throw new HttpError(400, `${path} is not a folder`);
    if (!stats.isFile()) throw notAFile(path);
    return await fileModel(contents, place, stats, options);
  } catch (error) {
    throw fromFileError(error, path);
  }
}

function plainModel(root: string, place: string, stats: Stats): ContentsModel {
  const path = place.slice(root.length + 1).replaceAll('\\', '/');
  const folder = stats.isDirectory();
  return {
    name: path === '' ? '' : basename(place),
    path,
    type: folder ? 'directory' : extname(place) === '.ipynb' ? 'notebook' : 'file',
    writable: true,
    created: stats.birthtime.toISOString(),
    last_modified: stats.mtime.toISOString(),
    size: folder ? null : stats.size,
    mimetype: null,
    format: null,
    content: null,
  };
}

async function folderModel(
  { root }: Contents,
  place: string,
  stats: Stats,
  { content, type }: ReadOptions,
): Promise<ContentsModel> {
  const model = plainModel(root, place, stats);
  if (type && type !== 'directory') throw new HttpError(400, `${model.path} is a folder`);
  if (!content) return model;
  const entries = await readdir(place, { withFileTypes: true });
  const children = await Promise.all(
    entries.filter(({ name }) => !isHidden(name)).map(({ name }) => childModel(root, join(place, name))),
  );
  return { ...model, format: 'json', content: children.flat() };
}

/** A file or folder as its folder lists it; links that lead elsewhere are left out, as are pipes and devices. */
async function childModel(root: string, place: string): Promise<ContentsModel[]> {
  try {
    const stats = await stat(await safePath(root, relative(root, place).replaceAll(sep, '/')));
    return stats.isFile() || stats.isDirectory() ? [plainModel(root, place, stats)] : [];
  } catch {
    return [];
  }
}

async function fileModel(
  { root, trust }: Contents,
  place: string,
  stats: Stats,
  options: ReadOptions,
): Promise<ContentsModel> {
  const model = plainModel(root, place, stats);
  if (options.type === 'file' || options.type === 'notebook') model.type = options.type;
  if (!options.content && !options.hash) return model;
  if (stats.size > largestFile) throw new HttpError(413, `${model.path} is larger than 200 MB`);
  const bytes = await readPlainFile(place);
  if (options.hash) {
    model.hash = createHash('sha256').update(bytes).digest('hex');
    model.hash_algorithm = 'sha256';
  }
  if (!options.content) return model;
  if (model.type === 'notebook') {
    const text = bytes.toString('utf8');
    const notebook = asRead(() => parseNotebook(text, model.path));
    return { ...model, format: 'json', content: markTrust(notebook, await trust.trusts(text)) };
  }
  const text = options.format === 'base64' ? undefined : utf8(bytes);
  if (text === undefined && options.format === 'text') throw new HttpError(400, `${model.path} is not text`);
  return text === undefined
    ? { ...model, format: 'base64', mimetype: 'application/octet-stream', content: bytes.toString('base64') }
    : { ...model, format: 'text', mimetype: 'text/plain', content: text };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
