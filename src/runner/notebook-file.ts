import { readFile } from 'node:fs/promises';
import { checkText } from '../check/values.js';
import { saveFile } from '../files/save-file.js';
import { checkNotebook } from '../format/check-notebook.js';
import { formatNotebook } from '../format/format-notebook.js';
import type { Notebook } from '../format/notebook.js';
import { parseNotebook } from '../format/parse-notebook.js';

/**
 * Reads a notebook and joins its texts, which the format stores as lists of lines.
 *
 * @param path the `.ipynb` file
 * @throws {Error} when the file isn't a notebook of format 4
 * @example
 * const { cells } = await readNotebook('test/runner/notebooks/words.ipynb');
 */
export async function readNotebook(path: string): Promise<Notebook> {
  checkText('readNotebook', 'path', path);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const got = cause.code === 'ENOENT' ? 'no such file' : cause.message;
    throw new Error(`readNotebook: expected a notebook at ${path}, got ${got}`, { cause });
  });
  return parseNotebook(text, path);
}

/**
 * Writes a notebook as Jupyter does; a reader never sees half a file.
 *
 * @param path the file to write
 * @param notebook the notebook
 * @param signal stops waiting, where the file is a pipe that nobody reads
 */
export async function writeNotebook(path: string, notebook: Notebook, signal?: AbortSignal): Promise<void> {
  checkText('writeNotebook', 'path', path);
  checkNotebook('writeNotebook', notebook);
  await saveFile(path, formatNotebook(notebook), { signal });
}
