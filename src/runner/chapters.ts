import { existsSync, readdirSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { nearest } from '../check/nearest.js';
import { kitChapters } from '../files/kit-folder.js';

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
    .filter((name) => /^\d\d-[\w-]+\.ipynb$/.test(name))
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
  if (/\.ipynb$/i.test(wanted)) {
    if (!existsSync(wanted))
      throw new Error(`findChapter: expected a notebook at ${wanted}, got no such file`);
    return resolve(wanted);
  }
  const chapters = listChapters(folder);
  const number = /^\d{1,2}$/.test(wanted) ? wanted.padStart(2, '0') : undefined;
  const found = chapters.find((path) => {
    const { name } = parse(path);
    return number ? name.startsWith(`${number}-`) : name === wanted || name.slice(3) === wanted;
  });
  if (found) return found;
  const names = chapters.map((path) => parse(path).name);
  const guess = nearest(parse(wanted).name, names);
  throw new Error(
    `findChapter: expected a path of a notebook or one of ${names.join(', ') || '(no chapters)'}, got ${wanted}${guess ? ` (did you mean ${guess}?)` : ''}`,
  );
}
