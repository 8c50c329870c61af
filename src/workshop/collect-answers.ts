import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readPlainFile } from '../files/read-plain-file.js';
import type { Notebook } from '../format/notebook.js';
import { parseNotebook } from '../format/parse-notebook.js';
import { answersIn, type Begun, type Collected, exercisesOf, type Named } from '../keep/answers.js';
import { listChapters } from '../runner/chapters.js';
import { readNotebook } from '../runner/notebook-file.js';

/**
 * Collects the exercises that a student has worked on.
 *
 * @param folder the student's notebooks
 * @param chaptersFolder the kit's own chapters
 */
export async function collectAnswers(folder: string, chaptersFolder: string): Promise<Collected> {
  const exercises = await kitExercises(chaptersFolder);
  const problems: string[] = [];
  const notebooks: Named[] = [];
  for (const name of await notebooksIn(folder)) {
    const notebook = await readOwn(join(folder, name), problems);
    if (notebook) notebooks.push([name, notebook]);
  }
  const found = answersIn(notebooks, exercises);
  return { answers: found.answers, problems: [...problems, ...found.problems] };
}

/** All exercises as the kit has them, in the order of the chapters. */
export async function kitExercises(chaptersFolder: string): Promise<Begun[]> {
  const chapters: Named[] = [];
  for (const path of listChapters(chaptersFolder)) chapters.push([basename(path), await readNotebook(path)]);
  return exercisesOf(chapters);
}

async function notebooksIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch((cause) => {
    throw new Error(`hand-in: expected your copy of the chapters, got no folder ${folder}`, { cause });
  });
  return entries.filter((name) => name.endsWith('.ipynb') && !name.startsWith('.')).sort();
}

async function readOwn(place: string, problems: string[]): Promise<Notebook | undefined> {
  try {
    return parseNotebook((await readPlainFile(place)).toString(), basename(place));
  } catch (error) {
    problems.push(whyNot(basename(place), error as NodeJS.ErrnoException));
    return undefined;
  }
}

function whyNot(name: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === undefined) return message; // what is read is no notebook
  const got =
    { ENOTFILE: 'something else than a file', ENOENT: 'a link that leads nowhere' }[code] ?? message;
  return `hand-in: expected a notebook at ${name}, got ${got}`;
}
