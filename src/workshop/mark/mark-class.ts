import { availableParallelism, freemem } from 'node:os';
import { basename } from 'node:path';
import { pickChapters } from '../../format/chapter-ranges.js';
import { listChapters } from '../../runner/chapters.js';
import { Compiler } from './compiler.js';
import { type Copies, copiesIn } from './copies.js';
import { Judge } from './judge.js';
import { type Chapter, type Exercise, readChapter } from './kit-cells.js';
import { type Bench, type Marked, markStudent } from './mark-student.js';
import type { Student } from './read-hand-ins.js';

/** A class, marked. */
export interface MarkedClass {
  /** In the order of the chapters. */
  exercises: string[];
  students: MarkedStudent[];
  copies: Copies[];
}

/** A student's marks, by exercise; what wasn't handed in has none. */
export interface MarkedStudent {
  name: string;
  file: string;
  marks: ReadonlyMap<string, Marked>;
}

/** How a class is marked. */
export interface MarkOptions {
  chaptersFolder: string;
  /** Numbers of chapters, such as `1-6` (those from which somebody handed in something). */
  chapters?: string | undefined;
  isolated: boolean;
  /** Seconds that an answer may take. */
  seconds: number;
  signal: AbortSignal;
  /** Is told each student who is done. */
  onMarked: (student: MarkedStudent, done: number) => void;
}

/** Megabytes for two processes that may each take as much as one is allowed. */
const perLane = 3000;

/** Marks all students, as many at once as the machine can bear. */
export async function markClass(students: readonly Student[], options: MarkOptions): Promise<MarkedClass> {
  const { isolated, signal, seconds } = options;
  const compiler = new Compiler(isolated, signal);
  const judges: Judge[] = [];
  // Whoever waits for a process that is gone is told so.
  const endAll = () => Promise.all([compiler, ...judges].map((each) => each.end()));
  const stop = () => void endAll();
  signal.addEventListener('abort', stop);
  try {
    const chapters = await chaptersOf(students, options, compiler);
    const exercises = chapters.flatMap((chapter) => chapter.exercises);
    const marked: MarkedStudent[] = [];
    const queue = [...students];
    const lane = async () => {
      const judge = new Judge(isolated, answeredBy(students, exercises), signal);
      judges.push(judge);
      const bench: Bench = { compiler, judge, isolated, seconds, signal };
      for (let next = queue.shift(); next; next = queue.shift()) {
        const one = await markOne(next, bench, exercises);
        signal.throwIfAborted();
        marked.push(one);
        options.onMarked(one, marked.length);
      }
    };
    await Promise.all(Array.from({ length: lanes(students.length) }, lane));
    marked.sort((a, b) => students.findIndex(isOf(a)) - students.findIndex(isOf(b)));
    return { exercises: exercises.map(({ id }) => id), students: marked, copies: copiesAmong(marked) };
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await endAll();
  }
}

function isOf({ file }: MarkedStudent): (student: Student) => boolean {
  return (student) => student.file === file;
}

function lanes(count: number): number {
  const free = (process.availableMemory?.() ?? freemem()) / 2 ** 20;
  return Math.max(1, Math.min(availableParallelism(), count, Math.floor(free / perLane)));
}

async function chaptersOf(
  students: readonly Student[],
  { chaptersFolder, chapters: wanted }: MarkOptions,
  compiler: Compiler,
): Promise<Chapter[]> {
  const paths = listChapters(chaptersFolder);
  const names = paths.map((path) => basename(path));
  const answered = new Set(students.flatMap(({ answers }) => [...answers.keys()]));
  const numbers = new Set(Array.from(answered, (id) => Number.parseInt(id, 10)));
  const picked =
    wanted === undefined
      ? names.filter((name) => numbers.has(Number.parseInt(name, 10)))
      : pickChapters(wanted, names);
  const chapters: Chapter[] = [];
  for (const path of paths.filter((each) => picked.includes(basename(each))))
    chapters.push(await readChapter(path, compiler, (id) => answered.has(id)));
  return chapters;
}

function answeredBy(students: readonly Student[], exercises: readonly Exercise[]): Exercise[] {
  return exercises.filter(({ id }) => students.some(({ answers }) => answers.has(id)));
}

async function markOne(
  { name, file, answers }: Student,
  bench: Bench,
  exercises: Exercise[],
): Promise<MarkedStudent> {
  const own = exercises.flatMap((exercise) => {
    const source = answers.get(exercise.id);
    return source === undefined ? [] : [[exercise, source] as const];
  });
  return { name, file, marks: await markStudent(bench, new Map(own)) };
}

function copiesAmong(students: readonly MarkedStudent[]): Copies[] {
  const written = new Map<string, Map<string, string>>();
  for (const { name, marks } of students)
    for (const [id, mark] of marks) {
      const answers = written.get(id) ?? new Map<string, string>();
      written.set(id, answers.set(name, mark.written));
    }
  return copiesIn(written);
}
