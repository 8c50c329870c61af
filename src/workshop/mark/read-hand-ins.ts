import { readdir, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { readPlainFile } from '../../files/read-plain-file.js';
import { refusalInWords } from '../../files/save-error.js';
import { type HandedAnswer, readHandIn } from '../../keep/hand-in.js';
import { collectAnswers } from '../collect-answers.js';

/** What one student handed in. */
export interface Student {
  /** As the hand-in says it; of two with one name, with the name of the file behind it. */
  name: string;
  file: string;
  /** Sources by exercise. */
  answers: ReadonlyMap<string, string>;
}

/** What lies in a folder of hand-ins. */
export interface HandedIn {
  students: Student[];
  /** What can't be read, and why. */
  problems: string[];
}

/** Bytes that a hand-in may have: a hundred of the longest answers. */
const longest = 10_000_000;

/**
 * Reads a folder of hand-ins: files that `hand-in` has written, and folders of notebooks.
 *
 * @param folder where they lie
 * @param chaptersFolder the kit's own chapters
 * @throws {Error} when there is no such folder
 */
export async function readHandIns(folder: string, chaptersFolder: string): Promise<HandedIn> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw new Error(`class mark: expected a folder of hand-ins, got no folder ${folder}`, { cause });
  });
  const found: HandedIn = { students: [], problems: [] };
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (name.startsWith('.')) continue;
    const isFolder = await stat(join(folder, name)).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (isFolder) await takeFolder(folder, name, chaptersFolder, found);
    else if (/\.json$/i.test(name)) await takeFile(folder, name, found);
  }
  return { ...found, students: withNames(found.students) };
}

async function takeFile(folder: string, file: string, { students, problems }: HandedIn): Promise<void> {
  const place = join(folder, file);
  try {
    const { size } = await stat(place);
    if (size > longest)
      throw new Error(`class mark: expected ${file} to have ${longest} bytes at most, got ${size}`);
    const { name, answers } = await readHandIn((await readPlainFile(place)).toString(), file);
    students.push({ name: name.trim() || file, file, answers: byExercise(answers) });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const got = refusalInWords(error as NodeJS.ErrnoException);
    problems.push(code === undefined ? message : `class mark: expected a file at ${file}, got ${got}`);
  }
}

/** A student's notebooks: whoever has none in the folder is nobody. */
async function takeFolder(
  folder: string,
  name: string,
  chaptersFolder: string,
  found: HandedIn,
): Promise<void> {
  const { answers, problems } = await collectAnswers(join(folder, name), chaptersFolder);
  for (const problem of problems.slice(0, 20)) found.problems.push(`${name}: ${problem}`);
  if (answers.length > 0) found.students.push({ name, file: `${name}/`, answers: byExercise(answers) });
}

/** Of two answers to one exercise the last counts. */
function byExercise(answers: readonly HandedAnswer[]): Map<string, string> {
  return new Map(answers.map(({ exercise, source }) => [exercise, source]));
}

function withNames(students: readonly Student[]): Student[] {
  const isTwice = ({ name }: Student) => students.filter((other) => other.name === name).length > 1;
  return students.map((each) =>
    isTwice(each) ? { ...each, name: `${each.name} (${parse(each.file).name})` } : each,
  );
}
