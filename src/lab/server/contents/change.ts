import { lstat, mkdir, rename, rm, stat } from 'node:fs/promises';
import { moveFile } from '../../../files/move-file.js';
import { readPlainFile } from '../../../files/read-plain-file.js';
import { saveFile } from '../../../files/save-file.js';
import { parseNotebook, readNotebookValue } from '../../../format/parse-notebook.js';
import { savedText } from '../../protocol/saved-text.js';
import { takeTrust } from '../../protocol/trust-marks.js';
import { fromFileError, HttpError, notAFile } from '../http-error.js';
import { asRead } from './as-read.js';
import { checkpointPlace } from './checkpoint-place.js';
import { type Contents, type ContentsModel, readModel } from './read-contents.js';
import { safePath } from './safe-path.js';

/** What the page sends to be saved. */
export type SaveRequest = Partial<Pick<ContentsModel, 'type' | 'format' | 'content'>> & { chunk?: number };

/** Saves a file, or makes a folder, at exactly this path. */
export async function saveModel(
  contents: Contents,
  path: string,
  request: SaveRequest,
): Promise<ContentsModel> {
  const place = await safePath(contents.root, path);
  if (place === contents.root) throw new HttpError(400, 'The notebooks folder itself is no file');
  try {
    if (request.type === 'directory') await mkdir(place);
    else {
      const before = await stat(place).catch(() => undefined);
      if (before && !before.isFile()) throw notAFile(path);
      if (request.type === 'notebook') await saveNotebook(contents, path, place, request.content);
      else await saveFile(place, fileBytes(request));
    }
  } catch (error) {
    throw fromFileError(error, path);
  }
  return readModel(contents, path, { content: false, hash: request.type !== 'directory' });
}

/** A notebook in which nothing changed is not written anew: whoever wrote it, it stays as it is to the last byte. */
async function saveNotebook(
  { trust }: Contents,
  path: string,
  place: string,
  content: unknown,
): Promise<void> {
  const { notebook, trusted } = takeTrust(asRead(() => readNotebookValue(content, path)));
  const onDisk = await readPlainFile(place).catch(() => undefined);
  const text = savedText(notebook, onDisk?.toString());
  if (!onDisk?.equals(Buffer.from(text))) await saveFile(place, text);
  if (trusted) await trust.add(text);
}

function fileBytes({ content, format, chunk }: SaveRequest): string | Buffer {
  if (chunk !== undefined) throw new HttpError(400, 'Files come whole, not in chunks');
  if (typeof content !== 'string') throw new HttpError(400, 'What came to be saved has no content');
  return format === 'base64' ? Buffer.from(content, 'base64') : content;
}

/** Moves a file or folder; never onto something that exists. */
export async function renameModel(contents: Contents, path: string, to: string): Promise<ContentsModel> {
  const from = await safePath(contents.root, path);
  const place = await safePath(contents.root, to);
  if (from === contents.root || place === contents.root)
    throw new HttpError(400, 'The notebooks folder stays');
  try {
    if (from === place) return readModel(contents, to, { content: false });
    const stats = await lstat(from);
    if (!stats.isFile() && !stats.isDirectory() && !stats.isSymbolicLink()) throw notAFile(path);
    if (stats.isDirectory()) {
      await mkdir(place);
      await rename(from, place);
    } else await moveFile(from, place);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw fromFileError(error, code === 'EEXIST' ? to : path);
  }
  return readModel(contents, to, { content: false });
}

/** Deletes a file, or a folder with all that is in it, as the page asks first; of a link, the link. */
export async function deleteModel({ root }: Contents, path: string): Promise<void> {
  const place = await safePath(root, path);
  if (place === root) throw new HttpError(400, 'The notebooks folder stays');
  const kept = await checkpointPlace(root, place);
  try {
    const folder = (await lstat(place)).isDirectory();
    await rm(place, folder ? { recursive: true } : {});
    await rm(kept, { force: true });
  } catch (error) {
    throw fromFileError(error, path);
  }
}

/** Makes a notebook trusted as it is now. */
export async function trustNotebook({ root, trust }: Contents, path: string): Promise<void> {
  const place = await safePath(root, path);
  const text = await readPlainFile(place).catch((error) => {
    throw fromFileError(error, path);
  });
  asRead(() => parseNotebook(text.toString(), path));
  await trust.add(text.toString());
}
