import type { Compiler, OwnCompiled } from './compiler.js';
import { type Judge, onlyEnded, type Verdict } from './judge.js';
import { type Chapter, type Exercise, neededCells } from './kit-cells.js';
import { Ended, startWorker, type Worker } from './sandbox/worker.js';

/** What marking goes by. */
export interface Bench {
  compiler: Compiler;
  judge: Judge;
  /** False: without a sandbox. */
  isolated: boolean;
  /** Seconds that an answer may take. */
  seconds: number;
  signal: AbortSignal;
}

/** What came of an answer. */
export interface Marked extends Verdict {
  /** The student's statements without comments, for comparing. */
  written: string;
}

/** An answer, ready to be run. */
interface Ready extends OwnCompiled {
  exercise: Exercise;
}

/** So often a student's process may have to be ended: then the rest isn't tried. */
const mostEnds = 3;
/** Seconds for a cell of the kit's in a student's process. */
const forGiven = 120;

/**
 * Marks one student's answers, in a process of their own.
 *
 * @param answers cells by exercise, in the order of the chapters
 */
export async function markStudent(
  bench: Bench,
  answers: ReadonlyMap<Exercise, string>,
): Promise<Map<string, Marked>> {
  const marks = new Map<string, Marked>();
  const chapters = new Set([...answers.keys()].map(({ chapter }) => chapter));
  const seat = new Seat(bench);
  const stop = () => void seat.leave();
  bench.signal.addEventListener('abort', stop);
  try {
    for (const chapter of chapters) {
      const ready = await compileAnswers(bench.compiler, chapter, answers);
      for (const { exercise, written, problem } of ready)
        if (problem !== undefined)
          marks.set(exercise.id, { passed: false, mistake: 'does-not-compile', hint: problem, written });
      await seat.markChapter(
        chapter,
        ready.filter(({ problem }) => problem === undefined),
        marks,
      );
    }
  } finally {
    bench.signal.removeEventListener('abort', stop);
    await seat.leave();
  }
  return marks;
}

async function compileAnswers(
  compiler: Compiler,
  chapter: Chapter,
  answers: ReadonlyMap<Exercise, string>,
): Promise<Ready[]> {
  const ready: Ready[] = [];
  for (const exercise of chapter.exercises) {
    const source = answers.get(exercise);
    if (source === undefined) continue;
    const { before: declared, source: kit } = chapter.cells[exercise.at]!;
    const own = await compiler.own({ declared, kit, source, names: ready.flatMap((each) => each.names) });
    ready.push({ exercise, ...own });
  }
  return ready;
}

/** The process in which a student's code runs: a new one after it had to be ended. */
class Seat {
  private worker: Worker | undefined;
  private ends = 0;

  constructor(private readonly bench: Bench) {}

  async leave(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.end();
  }

  /** Runs a chapter's answers; those before one that ended the process have their marks, and run once more without it. */
  async markChapter(chapter: Chapter, ready: readonly Ready[], marks: Map<string, Marked>): Promise<void> {
    let left = [...ready];
    while (left.some(({ exercise }) => !marks.has(exercise.id))) {
      this.bench.signal.throwIfAborted();
      const tried: { last: Ready | undefined } = { last: undefined };
      try {
        await this.runChapter(chapter, left, marks, tried);
        return;
      } catch (error) {
        // What ends with the whole is no answer's fault.
        this.bench.signal.throwIfAborted();
        if (!(error instanceof Ended)) throw error;
        await this.leave();
        const { last } = tried;
        if (last && !marks.has(last.exercise.id)) marks.set(last.exercise.id, stopped(error, last.written));
        left = left.filter((each) => each !== last);
        if (++this.ends < mostEnds && last) continue;
        for (const { exercise, written } of left)
          if (!marks.has(exercise.id)) marks.set(exercise.id, { ...untried, written });
      }
    }
  }

  private async runChapter(
    chapter: Chapter,
    ready: readonly Ready[],
    marks: Map<string, Marked>,
    tried: { last: Ready | undefined },
  ): Promise<void> {
    this.bench.signal.throwIfAborted();
    this.worker ??= startWorker('student', this.bench.isolated);
    const { worker } = this;
    await worker.ask('begin', null, forGiven);
    const needed = neededCells(
      chapter,
      ready.map(({ output, exercise: { at } }) => ({ output, at })),
    );
    for (const [i, { output }] of chapter.cells.entries()) {
      const own = ready.find(({ exercise: { at } }) => at === i);
      // What an exercise gives may be needed later, too.
      if (needed.includes(i)) await worker.ask('run', { output }, forGiven).catch(onlyEnded);
      if (!own) continue;
      tried.last = own;
      const mark = await this.runAnswer(own, worker);
      if (!marks.has(own.exercise.id)) marks.set(own.exercise.id, mark);
    }
  }

  private async runAnswer({ exercise, output, written }: Ready, worker: Worker): Promise<Marked> {
    const { seconds, judge, signal } = this.bench;
    signal.throwIfAborted();
    let failed: string | undefined;
    const told = (error: Error) => {
      onlyEnded(error);
      failed ??= error.message;
    };
    await worker.ask('run', { output }, seconds).catch(told);
    const plain = await worker.ask('values', exercise.open, seconds).catch(told);
    // Code that knows the channel may answer in the process's place: then there is no answer.
    if (!Array.isArray(plain)) failed ??= 'its process gave no values';
    const values = Object.fromEntries(
      exercise.open.map((name, i) => [name, Array.isArray(plain) ? plain[i] : null]),
    );
    // What ends the process in a call ends this answer, whatever the check makes of it.
    let ended: Ended | undefined;
    const until = performance.now() + seconds * 1000;
    const call = (given: unknown) =>
      worker.ask('call', given, Math.max(0, until - performance.now()) / 1000).catch((error: unknown) => {
        if (error instanceof Ended) ended = error;
        throw error;
      });
    const verdict = await judge.verdict(exercise, { values, written, call });
    if (ended) throw ended;
    if (failed === undefined || verdict.passed) return { ...verdict, written };
    return { passed: false, mistake: 'threw', hint: failed, written };
  }
}

const untried: Verdict = {
  passed: false,
  mistake: 'not-tried',
  hint: 'earlier answers had to be stopped too often',
};

const whys = {
  time: { mistake: 'endless', hint: 'it came to no end' },
  memory: { mistake: 'memory', hint: 'it took too much memory' },
  itself: { mistake: 'ended', hint: 'it ended its own process' },
};

function stopped({ why }: Ended, written: string): Marked {
  return { passed: false, ...whys[why], written };
}
