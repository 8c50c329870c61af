import { rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { kitChapters } from '../files/kit-folder.js';
import { folderToWriteIn } from '../files/make-folder.js';
import { saveFile } from '../files/save-file.js';
import { listChapters } from '../runner/chapters.js';
import { type MarkedClass, type MarkedStudent, markClass } from '../workshop/mark/mark-class.js';
import { readHandIns } from '../workshop/mark/read-hand-ins.js';
import { marksAsCsv, solved } from '../workshop/mark/report/csv.js';
import { marksAsPage } from '../workshop/mark/report/page.js';
import { listExercises } from '../workshop/room/list-exercises.js';
import { whyNoSandbox } from '../workshop/sandbox/bubblewrap.js';
import type { Given } from './command.js';
import { readAmount } from './read-options.js';
import { say, warn } from './say.js';
import { Stopped, stoppable } from './stopped.js';

/** `attention-kit class mark`: marks what was handed in, and writes a table and a page. */
export async function classMark(args: Given): Promise<void> {
  const folder = resolve(String(args.dir));
  const out = resolve((args.out as string | undefined) ?? join(folder, 'marks'));
  const seconds = readAmount('class mark', 'seconds', args.seconds, 'seconds') ?? 10;
  const isolated = !args.unsafe;
  const missing = isolated ? whyNoSandbox() : undefined;
  if (missing !== undefined)
    throw new Error(
      `class mark: expected a sandbox for students' code, but ${missing} (--unsafe runs it as you, with all that you may do)`,
    );
  const { students, problems } = await readHandIns(folder, kitChapters);
  for (const problem of problems) warn(problem);
  if (students.length === 0) throw new Error(`class mark: expected a hand-in or more in ${folder}, got none`);
  const chapters = args.chapters as string | undefined;
  const listed = await listExercises(listChapters(kitChapters));
  const titles = new Map(listed.map(({ id, title }) => [id, title]));
  let count = 0;
  const onMarked = (student: MarkedStudent, done: number) => {
    count = done;
    warn(`${done} of ${students.length}: ${inShort(student)}`);
  };
  // Before the work: marks that can't be written would be lost.
  const first = await folderToWriteIn('class mark', out);
  const marked = await stoppable(async (signal) => {
    const options = { chaptersFolder: kitChapters, chapters, isolated, seconds, signal, onMarked };
    const all = await markClass(students, options);
    // Whoever stops it now gets both files.
    await saveFile(join(out, 'marks.csv'), marksAsCsv(all));
    await saveFile(join(out, 'marks.html'), marksAsPage(all, { titles, problems }));
    return all;
  }).catch(async (error) => {
    if (first !== undefined) await rmdir(out).catch(() => {}); // made here, and empty
    if (error instanceof Stopped)
      warn(`Stopped: ${count} of ${students.length} are marked, as said above; no file was written.`);
    throw error;
  });
  say(`${students.length} marked: ${join(out, 'marks.csv')}, ${join(out, 'marks.html')}`);
  for (const { exercise, students: alike } of marked.copies) say(`alike in ${exercise}: ${alike.join(', ')}`);
  if (problems.length > 0 || marked.copies.length > 0 || hasStopped(marked)) process.exitCode = 1;
}

function inShort({ name, marks }: MarkedStudent): string {
  return `${name}, ${solved(marks)} of ${marks.size} solved`;
}

/** Whether an answer had to be stopped. */
function hasStopped({ students }: MarkedClass): boolean {
  const kinds = ['endless', 'memory', 'ended', 'not-tried'];
  return students.some(({ marks }) =>
    [...marks.values()].some(({ mistake = '' }) => kinds.includes(mistake)),
  );
}
