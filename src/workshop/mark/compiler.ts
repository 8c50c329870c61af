import { Ended, startWorker, type Worker } from './sandbox/worker.js';

/** What a student's cell was compiled to. */
export interface OwnCompiled {
  output: string;
  /** The student's statements without comments. */
  written: string;
  /** What they declare. */
  names: string[];
  /** Why it can't be run. */
  problem?: string;
}

/** What is asked for a student's cell. */
export interface OwnSource {
  declared: string;
  kit: string;
  source: string;
  /** What the student's earlier answers declare. */
  names: string[];
}

/** Seconds for a cell of the kit's, the first of which loads all types, and for one of a student's. */
const [forKit, forOwn] = [120, 30];

/** Compiles cells in a sandbox, one after the other: what takes too long ends it, and the next cell gets a new one. */
export class Compiler {
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** @param signal after which nothing more is started */
  constructor(
    private readonly isolated: boolean,
    private readonly signal?: AbortSignal,
  ) {}

  kit(declared: string, source: string): Promise<{ output: string; declared: string }> {
    return this.ask('kit', { declared, source }, forKit) as Promise<{ output: string; declared: string }>;
  }

  async own(given: OwnSource): Promise<OwnCompiled> {
    try {
      return (await this.ask('own', given, forOwn)) as OwnCompiled;
    } catch (error) {
      const problem = error instanceof Ended ? 'it takes the compiler too long' : (error as Error).message;
      return { output: '', written: '', names: [], problem };
    }
  }

  async end(): Promise<void> {
    await this.worker?.end();
  }

  private ask(what: string, given: unknown, seconds: number): Promise<unknown> {
    const asked = this.last.then(async () => {
      this.signal?.throwIfAborted();
      this.worker ??= startWorker('compiler', this.isolated);
      try {
        return await this.worker.ask(what, given, seconds);
      } catch (error) {
        if (error instanceof Ended) this.worker = undefined;
        throw error;
      }
    });
    this.last = asked.catch(() => {});
    return asked;
  }
}
