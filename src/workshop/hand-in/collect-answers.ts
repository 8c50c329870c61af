import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readPlainFile } from '../../files/read-plain-file.js';
import { exerciseOf } from '../../format/exercise-of.js';
import type { Notebook } from '../../format/notebook.js';
import { parseNotebook } from '../../format/parse-notebook.js';
import { listChapters } from '../../runner/chapters.js';
import { readNotebook } from '../../runner/notebook-file.js';
import { type HandedAnswer, longestAnswer } from './hand-in.js';

/** What was found in a student's folder. */
export interface Collected {
  answers: HandedAnswer[];
  /** What can't be handed in, and why. */
  problems: string[];
}

/**
 * Collects the exercises that a student has worked on, by their ids: chapters may be renamed, cells moved, copied or
 * deleted. Of two answers to one exercise the one in the chapter's own file counts, and there the last one.
 *
 * @param folder the student's notebooks
 * @param chaptersFolder the kit's own chapters
 */
export async function collectAnswers(folder: string, chaptersFolder: string): Promise<Collected> {
  const begun = await exercisesOf(chaptersFolder);
  const own = new Set([...begun.values()].map(({ chapter }) => `${chapter}.ipynb`));
  const found = new Map<string, HandedAnswer>();
  const problems: string[] = [];
  // The chapters' own files come last, and win.
  const names = (await notebooksIn(folder)).sort((a, b) => Number(own.has(a)) - Number(own.has(b)));
  for (const name of names) {
    const notebook = await readOwn(join(folder, name), problems);
    for (const answer of answersIn(notebook, begun)) {
      if (answer.source.length <= longestAnswer) found.set(answer.exercise, answer);
      else
        problems.push(
          `hand-in: expected exercise ${answer.exercise} of ${name} in ${longestAnswer} letters, got more`,
        );
    }
  }
  const answers = [...begun.keys()].flatMap((id) => found.get(id) ?? []);
  return { answers, problems };
}

/** An exercise as the kit has it. */
interface Begun {
  chapter: string;
  source: string;
}

/** All exercises by id, in the order of the chapters. */
async function exercisesOf(chaptersFolder: string): Promise<Map<string, Begun>> {
  const exercises = new Map<string, Begun>();
  for (const path of listChapters(chaptersFolder))
    for (const cell of (await readNotebook(path)).cells) {
      const id = exerciseOf(cell);
      if (id !== undefined) exercises.set(id, { chapter: basename(path, '.ipynb'), source: cell.source });
    }
  return exercises;
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

function answersIn(notebook: Notebook | undefined, begun: ReadonlyMap<string, Begun>): HandedAnswer[] {
  return (notebook?.cells ?? []).flatMap((cell) => {
    const exercise = exerciseOf(cell);
    const kit = begun.get(exercise ?? '');
    if (exercise === undefined || !kit || plain(cell.source) === plain(kit.source)) return [];
    return [{ exercise, chapter: kit.chapter, source: cell.source }];
  });
}

/** Blanks and empty lines are no answer. */
function plain(source: string): string {
  return source.replace(/\s+/g, ' ').trim();
}
