import { basename, extname } from 'node:path';
import { readPlainFile } from '../../../files/read-plain-file.js';
import { saveFile } from '../../../files/save-file.js';
import { fromFileError, HttpError } from '../http-error.js';
import { saveModel } from './change.js';
import { freeName } from './free-name.js';
import { type Contents, type ContentsModel, readModel } from './read-contents.js';
import { safePath } from './safe-path.js';

/** What the page asks for when it wants something new. */
export interface CreateRequest {
  readonly type?: string;
  readonly ext?: string;
  readonly copy_from?: string;
}

const emptyNotebook = {
  cells: [],
  metadata: {
    kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
  },
  nbformat: 4,
  nbformat_minor: 5,
};

/** Makes something new in a folder, under the first free name: empty, or a copy of another file. */
export async function createModel(
  contents: Contents,
  folder: string,
  { type = 'file', ext = '.txt', copy_from }: CreateRequest,
): Promise<ContentsModel> {
  if (copy_from) return copyModel(contents, folder, copy_from);
  const free = async (stem: string, extension: string) =>
    pathIn(folder, await freeName(await safePath(contents.root, folder), stem, extension));
  if (type === 'directory') return saveModel(contents, await free('Untitled Folder', ''), { type });
  if (type === 'notebook')
    return saveModel(contents, await free('Untitled', '.ipynb'), { type, content: emptyNotebook });
  if (!/^\.?\w{0,20}$/.test(ext)) throw new HttpError(400, 'An extension is a dot and letters');
  return saveModel(contents, await free('untitled', ext), { type: 'file', format: 'text', content: '' });
}

async function copyModel(contents: Contents, folder: string, source: string): Promise<ContentsModel> {
  const from = await safePath(contents.root, source);
  const to = await safePath(contents.root, folder);
  const extension = extname(from);
  const path = pathIn(folder, await freeName(to, `${basename(from, extension)}-Copy`, extension, 1));
  try {
    await saveFile(await safePath(contents.root, path), await readPlainFile(from));
  } catch (error) {
    throw fromFileError(error, source);
  }
  return readModel(contents, path, { content: false });
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
