import { HttpError } from '../http-error.js';
import { saveModel } from './change.js';
import { checkedPath } from './checked-path.js';
import { freeName } from './free-name.js';
import { pathIn, pathParts } from './path-parts.js';
import { type ContentsModel, readModel } from './read-contents.js';
import type { Contents } from './store.js';

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
  const place = checkedPath(folder);
  if (copy_from) return copyModel(contents, place, copy_from);
  const free = async (stem: string, ending: string) =>
    pathIn(place, await freeName(contents.store, place, [stem, ending]));
  if (type === 'directory') return saveModel(contents, await free('Untitled Folder', ''), { type });
  if (type === 'notebook')
    return saveModel(contents, await free('Untitled', '.ipynb'), { type, content: emptyNotebook });
  if (!/^\.?\w{0,20}$/.test(ext)) throw new HttpError(400, 'An extension is a dot and letters');
  return saveModel(contents, await free('untitled', ext), { type: 'file', format: 'text', content: '' });
}

async function copyModel(contents: Contents, folder: string, source: string): Promise<ContentsModel> {
  const { store } = contents;
  const from = checkedPath(source);
  const { stem, ending } = pathParts(from);
  const bytes = await store.read(from);
  const path = pathIn(folder, await freeName(store, folder, [`${stem}-Copy`, ending], 1));
  await store.write(path, bytes);
  return readModel(contents, path, { content: false });
}
