import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../../files/make-folder.js';
import { refusalInWords } from '../../files/save-error.js';
import { saveFile } from '../../files/save-file.js';
import { pickForClass } from '../../format/chapter-ranges.js';
import { exerciseOf } from '../../format/exercise-of.js';
import { formatNotebook } from '../../format/format-notebook.js';
import { asHandedOut } from '../../format/handed-out.js';
import { listChapters } from '../../runner/chapters.js';
import { readNotebook } from '../../runner/notebook-file.js';
import { asAssignment, nbgraderConfig } from './nbgrader.js';
import { timetable } from './timetable.js';
import { type KnownMistakes, whatGoesWrong } from './what-goes-wrong.js';

/** A folder of a pack. */
export interface Packed {
  name: 'student' | 'teacher' | 'nbgrader';
  files: number;
  bytes: number;
}

/**
 * Writes what a class needs: `student/`, the chapters without solutions, and `teacher/`, the same with them, how
 * long everything takes, and what goes wrong. The same chapters make the same files.
 *
 * @param folder an empty one, or one that isn't there yet
 * @param kit the kit's own chapters, and the mistakes that its checks know
 * @param options `wanted`: numbers of chapters, such as `1-6` (all); `nbgrader`: whether to write `nbgrader/`, too, a course
 * of the same chapters for nbgrader
 * @throws {Error} when the folder holds something, or there is no such chapter
 */
export async function packClass(
  folder: string,
  { chaptersFolder, knownMistakes }: { chaptersFolder: string; knownMistakes: KnownMistakes },
  { wanted, nbgrader = false }: { wanted?: string | undefined; nbgrader?: boolean | undefined } = {},
): Promise<Packed[]> {
  const names = listChapters(chaptersFolder).map((path) => basename(path));
  const picked = pickForClass(wanted, names);
  const [other] = await makeFolder(folder)
    .then(() => readdir(folder))
    .catch((cause) => {
      const got = refusalInWords(cause);
      throw new Error(`class pack: expected a folder for the pack at ${folder}, got ${got}`, { cause });
    });
  if (other !== undefined)
    throw new Error(`class pack: expected an empty folder for the pack, got ${folder} with ${other} in it`);
  const chapters = await Promise.all(
    picked.map(async (name) => [name, await readNotebook(join(chaptersFolder, name))] as const),
  );
  const student = chapters.map(([name, chapter]) => [name, asHandedOut(chapter)] as const);
  const teacher = chapters.map(([name, chapter]) => [name, formatNotebook(chapter)] as const);
  const taught = chapters.filter(([, { cells }]) => cells.some((cell) => exerciseOf(cell) !== undefined)); // not the glossary
  const notes = [
    ['timetable.md', timetable(taught)],
    ['what-goes-wrong.md', whatGoesWrong(taught, knownMistakes)],
  ] as const;
  const source = (name: string) => join('source', basename(name, '.ipynb'), name);
  const course = taught.map(([name, chapter]) => [source(name), asAssignment(chapter)] as const);
  const config = ['nbgrader_config.py', nbgraderConfig] as const;
  return [
    await writeAll(folder, 'student', student),
    await writeAll(folder, 'teacher', [...teacher, ...notes]),
    ...(nbgrader ? [await writeAll(folder, 'nbgrader', [...course, config])] : []),
  ];
}

async function writeAll(
  folder: string,
  name: Packed['name'],
  files: readonly (readonly [name: string, text: string])[],
): Promise<Packed> {
  for (const [file, text] of files) {
    const place = join(folder, name, file);
    await makeFolder(dirname(place));
    await saveFile(place, text);
  }
  const bytes = files.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  return { name, files: files.length, bytes };
}
