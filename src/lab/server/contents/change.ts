import { copyFile, link, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { saveFile } from '../../../files/save-file.js';
import { takeTrust } from '../../protocol/trust-marks.js';
import { fromFileError, HttpError } from '../http-error.js';
import { isNotebook, notebookText, parseNotebook } from './notebook-text.js';
import { type Contents, type ContentsModel, readModel } from './read-contents.js';
import { refuseLinks, safePath } from './safe-path.js';

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
    else if (request.type === 'notebook') await saveNotebook(contents, place, request.content);
    else await saveFile(place, fileBytes(request));
  } catch (error) {
    throw fromFileError(error, path);
  }
  return readModel(contents, path, { content: false, hash: request.type !== 'directory' });
}

async function saveNotebook({ trust }: Contents, place: string, content: unknown): Promise<void> {
  if (!isNotebook(content)) throw new HttpError(400, 'What came to be saved is not a notebook of format 4');
  const { notebook, trusted } = takeTrust(content);
  const text = notebookText(notebook);
  await saveFile(place, text);
  if (trusted) await trust.add(text);
}

function fileBytes({ content, format, chunk }: SaveRequest): string | Buffer {
  if (chunk !== undefined) throw new HttpError(400, 'Files come whole, not in chunks');
  if (typeof content !== 'string') throw new HttpError(400, 'What came to be saved has no content');
  return format === 'base64' ? Buffer.from(content, 'base64') : content;
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
  { type = 'file', ext = '.txt', copy_from }: { type?: string; ext?: string; copy_from?: string },
): Promise<ContentsModel> {
  const inFolder = folder === '' ? '' : `${folder}/`;
  if (copy_from) {
    const from = await safePath(contents.root, copy_from);
    const extension = extname(from);
    const stem = copy_from
      .split('/')
      .at(-1)!
      .slice(0, -extension.length || undefined);
    const path = await freeName(contents, `${inFolder}${stem}-Copy`, extension, 1);
    await copyFile(from, join(contents.root, path)).catch((error) => {
      throw fromFileError(error, copy_from);
    });
    return readModel(contents, path, { content: false });
  }
  if (type === 'directory')
    return saveModel(contents, await freeName(contents, `${inFolder}Untitled Folder`, ''), { type });
  if (type === 'notebook') {
    const path = await freeName(contents, `${inFolder}Untitled`, '.ipynb');
    return saveModel(contents, path, { type, content: emptyNotebook });
  }
  if (!/^\.?\w{0,20}$/.test(ext)) throw new HttpError(400, 'An extension is a dot and letters');
  const path = await freeName(contents, `${inFolder}untitled`, ext);
  return saveModel(contents, path, { type: 'file', format: 'text', content: '' });
}

async function freeName(contents: Contents, stem: string, extension: string, first = 0): Promise<string> {
  for (let i = first; ; i++) {
    const path = `${stem}${i === 0 ? '' : i}${extension}`;
    const place = await safePath(contents.root, path);
    if (!(await stat(place).catch(() => undefined))) return path;
  }
}

/** Moves a file or folder; never onto something that exists. */
export async function renameModel(contents: Contents, path: string, to: string): Promise<ContentsModel> {
  const from = await safePath(contents.root, path);
  const place = await safePath(contents.root, to);
  if (from === contents.root || place === contents.root)
    throw new HttpError(400, 'The notebooks folder stays');
  try {
    if (from === place) return readModel(contents, to, { content: false });
    if ((await stat(from)).isDirectory()) {
      await mkdir(place);
      await rename(from, place);
    } else {
      await link(from, place); // fails when the place is taken, which rename would overwrite
      await rm(from);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw fromFileError(error, code === 'EEXIST' ? to : path);
  }
  return readModel(contents, to, { content: false });
}

/** Deletes a file, or a folder with all that is in it, as the page asks first. */
export async function deleteModel({ root }: Contents, path: string): Promise<void> {
  const place = await safePath(root, path);
  if (place === root) throw new HttpError(400, 'The notebooks folder stays');
  const kept = await checkpointPlace(root, place);
  try {
    const folder = (await stat(place)).isDirectory();
    await rm(place, folder ? { recursive: true } : {});
    await rm(kept, { force: true });
  } catch (error) {
    throw fromFileError(error, path);
  }
}

/** Where the one checkpoint of a file is kept, as in Jupyter; 404 where a link would lead it out of the folder. */
export async function checkpointPlace(root: string, place: string): Promise<string> {
  const extension = extname(place);
  const stem = place.slice(dirname(place).length + 1, extension.length ? -extension.length : undefined);
  const kept = join(dirname(place), '.ipynb_checkpoints', `${stem}-checkpoint${extension}`);
  await refuseLinks(root, kept);
  return kept;
}

/** Makes a notebook trusted as it is now. */
export async function trustNotebook({ root, trust }: Contents, path: string): Promise<void> {
  const place = await safePath(root, path);
  const text = await readFile(place, 'utf8').catch((error) => {
    throw fromFileError(error, path);
  });
  parseNotebook(text, path);
  await trust.add(text);
}
