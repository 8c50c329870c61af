import type { CellToRun } from '../../kernel/cell-runs.js';
import { compileFailure } from '../../kernel/compile-failure.js';
import { type Failure, interruptedFailure } from '../../kernel/failure.js';
import type { Content, Request } from '../../kernel/message.js';
import { WorkerLink } from './worker-link.js';
import type { CellOutput, CompileQuestions, ExecuteQuestions } from './worker-words.js';

/** So long a cell may go on before its worker is ended: one that awaits something answers sooner. */
const patience = 500;

const lost =
  'it was busy, so its worker had to be ended, and the variables of all cells with it; run them again';

/** Compiles cells in one worker and runs them in another. */
export class CellWorkers {
  private readonly compiler: WorkerLink<CompileQuestions>;
  private executor: WorkerLink<ExecuteQuestions, CellOutput>;
  /** Declarations of the cells that ran. */
  private declared = '';
  /** Ends the wait for the cell that runs. */
  private giveUp: ((failure: Failure) => void) | undefined;
  private running: string | undefined;

  /**
   * @param base the folder of the workers' scripts
   * @param hear gets what cells make
   */
  constructor(
    private readonly base: URL,
    private readonly hear: (output: CellOutput) => void,
  ) {
    this.executor = this.startExecutor();
    this.compiler = new WorkerLink(new URL('compile-worker.js', base));
  }

  /** Runs a cell to its end. @returns how it failed, or undefined */
  async run(cell: CellToRun<Request>): Promise<Failure | undefined> {
    this.running = cell.label;
    let giveUp: CellWorkers['giveUp'];
    const given = new Promise<Failure>((resolve) => {
      giveUp = resolve;
    });
    this.giveUp = giveUp;
    try {
      const isWanted = () => this.giveUp === giveUp;
      return await Promise.race([this.compileAndExecute(cell, isWanted), given]);
    } finally {
      this.running = undefined;
      this.giveUp = undefined;
    }
  }

  /** What an editor asks, with what the cells that ran have declared. */
  askEditor({ header, content }: Request): Promise<Content | undefined> {
    return this.compiler.ask('language', { declared: this.declared, request: { header, content } });
  }

  /** Ends the running cell, with its worker if it must be. */
  async interrupt(): Promise<void> {
    const { running, giveUp } = this;
    const answered = await Promise.race([
      this.executor.ask('interrupt', undefined).then(
        () => true,
        () => true,
      ),
      new Promise<boolean>((resolve) => void setTimeout(resolve, patience, false)),
    ]);
    if (running === undefined || giveUp === undefined || this.running !== running) return;
    if (!answered) this.forget('interrupted');
    giveUp(interruptedFailure({ label: running }, answered ? undefined : lost));
  }

  /** Forgets all that cells have made. */
  restart(): void {
    const { running, giveUp } = this;
    this.forget('restarted');
    if (running !== undefined) giveUp?.(interruptedFailure({ label: running }, 'the kernel was restarted'));
  }

  /** Ends both workers. */
  end(): void {
    this.restart();
    this.executor.end('ended');
    this.compiler.end('ended');
  }

  private forget(reason: string): void {
    this.executor.end(reason);
    this.declared = '';
    this.executor = this.startExecutor();
  }

  private startExecutor(): WorkerLink<ExecuteQuestions, CellOutput> {
    return new WorkerLink(new URL('execute-worker.js', this.base), this.hear);
  }

  private async compileAndExecute(
    { label, source }: CellToRun<Request>,
    isWanted: () => boolean,
  ): Promise<Failure | undefined> {
    const compiled = await this.compiler.ask('compile', { declared: this.declared, source });
    const { diagnostics, output, declOutput = '', hasToplevelAwait: awaits = false } = compiled;
    if (diagnostics.length > 0) return compileFailure({ label, source }, diagnostics);
    if (!isWanted()) return undefined;
    const lastExpression = compiled.lastExpressionVar;
    const failure = output
      ? await this.executor.ask('execute', { label, source, compiled: output, awaits, lastExpression })
      : undefined;
    if (!failure && isWanted()) this.declared = declOutput;
    return failure;
  }
}
