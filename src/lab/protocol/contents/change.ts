import { parseNotebook } from '../../../format/parse-notebook.js';
import { HttpError, notAFile } from '../http-error.js';
import { asRead } from './as-read.js';
import { fromBase64 } from './bytes.js';
import { checkedPath } from './checked-path.js';
import { forgetCheckpoint } from './checkpoints.js';
import { type ContentsModel, readModel } from './read-contents.js';
import { saveNotebook } from './save-notebook.js';
import type { Contents } from './store.js';

/** What the page sends to be saved. */
export type SaveRequest = Partial<Pick<ContentsModel, 'type' | 'format' | 'content'>> & {
  chunk?: number;
  /** SHA-256 of the notebook's file as the page read or saved it last. */
  based_on?: string;
};

/**
 * Saves a file, or makes a folder, at this path; a notebook whose file somebody else has changed meanwhile is kept beside
 * it, where the answer says.
 */
export async function saveModel(
  contents: Contents,
  path: string,
  request: SaveRequest,
): Promise<ContentsModel> {
  const { store } = contents;
  const place = checkedPath(path);
  if (place === '') throw new HttpError(400, 'The notebooks folder itself is no file');
  let saved = place;
  if (request.type === 'directory') await store.makeFolder(place);
  else {
    const isThere = await store.has(place);
    if (isThere && (await store.look(place)).type !== 'file') throw notAFile(path);
    if (request.type === 'notebook')
      saved = await saveNotebook(contents, place, request.content, request.based_on);
    else await store.write(place, fileBytes(request));
  }
  return readModel(contents, saved, { content: false, hash: request.type !== 'directory' });
}

function fileBytes({ content, format, chunk }: SaveRequest): string | Uint8Array {
  if (chunk !== undefined) throw new HttpError(400, 'Files come whole, not in chunks');
  if (typeof content !== 'string') throw new HttpError(400, 'What came to be saved has no content');
  return format === 'base64' ? fromBase64(content) : content;
}

/** Moves a file or folder; never onto something that exists. */
export async function renameModel(contents: Contents, path: string, to: string): Promise<ContentsModel> {
  const from = checkedPath(path);
  const place = checkedPath(to);
  if (from === '' || place === '') throw new HttpError(400, 'The notebooks folder stays');
  if (place.startsWith(`${from}/`)) throw new HttpError(400, `${from} can't be moved into itself`);
  if (from !== place) await contents.store.move(from, place);
  return readModel(contents, to, { content: false });
}

/** Deletes a file, or a folder with all that is in it, as the page asks first; of a link, the link. */
export async function deleteModel({ store }: Pick<Contents, 'store'>, path: string): Promise<void> {
  const place = checkedPath(path);
  if (place === '') throw new HttpError(400, 'The notebooks folder stays');
  await store.remove(place);
  await forgetCheckpoint(store, place);
}

/** Makes a notebook trusted as it is now. */
export async function trustNotebook({ store, trust }: Contents, path: string): Promise<void> {
  const text = new TextDecoder().decode(await store.read(checkedPath(path)));
  asRead(() => parseNotebook(text, path));
  await trust.add(text);
}
