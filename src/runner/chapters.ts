import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { checkText } from '../check/values.js';
import { kitChapters } from '../files/kit-folder.js';
import { isChapterName, matchChapter } from '../format/chapter-names.js';

/**
 * Lists the chapters in reading order.
 *
 * @param folder where to look (the kit's own `notebooks/`)
 * @returns full paths
 * @example
 * listChapters('test'); // → []
 */
export function listChapters(folder: string = kitChapters): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isChapterName)
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Finds a chapter by what a reader calls it.
 *
 * @param wanted a path, a number or a name: `'my.ipynb'`, `'3'`, `'03-scores'`, `'scores'`
 * @param folder where to look (the kit's own `notebooks/`)
 * @throws {Error} when there is none; the sentence lists what there is
 */
export function findChapter(wanted: string, folder: string = kitChapters): string {
  checkText('findChapter', 'wanted', wanted);
  const isPath = /\.ipynb$/i.test(wanted);
  if (isPath && existsSync(wanted)) return resolve(wanted);
  const names = listChapters(folder).map((path) => basename(path));
  if (isPath && !names.includes(wanted))
    throw new Error(`findChapter: expected a notebook at ${wanted}, got no such file`);
  return join(folder, matchChapter(wanted, names));
}
