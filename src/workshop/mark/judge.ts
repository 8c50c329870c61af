import { type Chapter, type Exercise, neededCells } from './kit-cells.js';
import { Ended, startWorker, type Worker } from './sandbox/worker.js';

/** What is said of an answer. */
export interface Verdict {
  /** null: not answered yet */
  passed: boolean | null;
  hint?: string;
  /** The named mistake. */
  mistake?: string;
}

/** An answer, as data. */
export interface Answered {
  /** By name; a function's is called over there. */
  values: Record<string, unknown>;
  /** The student's statements. */
  written: string;
  /** Calls a function of the student's. */
  call: (given: unknown) => Promise<unknown>;
}

/** Seconds for the kit's cells before an exercise, and for a check: a student's own calls have a limit of their own. */
const [forCells, forCheck] = [300, 60];

/** Judges answers, in a process that never sees a student's code: each in the state that the kit's own chapter is in at that place. */
export class Judge {
  private worker: Worker | undefined;
  private ready = new Set<string>();
  private readonly known = new Map<string, Verdict>();
  private call: Answered['call'] = () => Promise.reject(new Error('nothing is asked'));

  /**
   * @param marked the exercises that may come
   * @param signal after which nothing more is started
   */
  constructor(
    private readonly isolated: boolean,
    private readonly marked: readonly Exercise[],
    private readonly signal?: AbortSignal,
  ) {}

  async verdict(exercise: Exercise, answered: Answered): Promise<Verdict> {
    // The same data is the same answer; a function may be another one.
    const key = `${exercise.id} ${JSON.stringify(answered.values)}`;
    const known = this.known.get(key);
    if (known) return known;
    try {
      const verdict = await this.ask(exercise, answered);
      if (!key.includes('"function"')) this.known.set(key, verdict);
      return verdict;
    } catch (error) {
      if (error instanceof Ended) await this.end();
      const hint = error instanceof Ended ? 'the check came to no end' : (error as Error).message;
      return { passed: false, mistake: 'threw', hint };
    }
  }

  async end(): Promise<void> {
    this.ready = new Set();
    const { worker } = this;
    this.worker = undefined;
    await worker?.end();
  }

  private async ask(exercise: Exercise, { values, written, call }: Answered): Promise<Verdict> {
    this.call = call;
    this.signal?.throwIfAborted();
    this.worker ??= startWorker('judge', this.isolated, (_, given) => this.call(given));
    await this.prepare(exercise.chapter, this.worker);
    const given = { exercise: exercise.id, cell: { output: exercise.judged }, answers: values, written };
    return (await this.worker.ask('judge', given, forCheck)) as Verdict;
  }

  /** Runs what of a chapter its exercises need, and keeps the state that each of them begins with. */
  private async prepare(chapter: Chapter, worker: Worker): Promise<void> {
    if (this.ready.has(chapter.name)) return;
    const marked = this.marked.filter((each) => each.chapter === chapter);
    const needed = neededCells(
      chapter,
      marked.map(({ judged, at }) => ({ output: judged, at })),
    );
    await worker.ask('begin', null, forCells);
    for (const [i, { output, exercise }] of chapter.cells.entries()) {
      const isMarked = marked.some(({ at }) => at === i);
      const cell = needed.includes(i) ? { output } : undefined;
      if (isMarked || cell)
        await worker
          .ask('run', { cell, ...(isMarked ? { before: exercise } : {}) }, forCells)
          .catch(onlyEnded);
    }
    this.ready.add(chapter.name);
  }
}

/** A cell that is meant to throw does so here, too. */
export function onlyEnded(error: unknown): void {
  if (error instanceof Ended) throw error;
}
