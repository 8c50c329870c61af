import type { ConvertResult } from 'tslab/dist/converter.js';
import type { CellToRun } from '../../kernel/cell-runs.js';
import { compileFailure } from '../../kernel/compile-failure.js';
import { type Failure, interruptedFailure } from '../../kernel/failure.js';
import type { Content, Request } from '../../kernel/message.js';
import { whenAtRest } from './at-rest.js';
import { KnownCells } from './known-cells.js';
import { WorkerLink } from './worker-link.js';
import type { CellOutput, CompileQuestions, ExecuteQuestions } from './worker-words.js';

/** So many milliseconds a cell may go on before its worker is ended: one that awaits something answers sooner. */
const patience = 500;

/** So many milliseconds neither a cell nor the page is at work before the compiler is loaded that nobody has asked for yet. */
const rest = 2000;

const lost =
  'it was busy, so its worker had to be ended, and the variables of all cells with it; run them again';

/** Compiles cells in one worker and runs them in another. */
export class CellWorkers {
  private compiler: WorkerLink<CompileQuestions> | undefined;
  private executor: WorkerLink<ExecuteQuestions, CellOutput>;
  private readonly known: KnownCells;
  /** Declarations of the cells that ran. */
  private declared = '';
  /** Ends the wait for the cell that runs. */
  private giveUp: ((failure: Failure) => void) | undefined;
  private running: string | undefined;
  private waitNoMore: () => void = () => {};

  /**
   * @param base the folder of the workers' scripts
   * @param hear gets what cells make
   */
  constructor(
    private readonly base: URL,
    private readonly hear: (output: CellOutput) => void,
  ) {
    this.known = new KnownCells(new URL('cells.json', base));
    this.executor = this.startExecutor();
  }

  /** Runs a cell to its end. @returns how it failed, or undefined */
  async run(cell: CellToRun<Request>): Promise<Failure | undefined> {
    this.waitNoMore();
    this.running = cell.label;
    let giveUp: CellWorkers['giveUp'];
    const given = new Promise<Failure>((resolve) => {
      giveUp = resolve;
    });
    this.giveUp = giveUp;
    const isWanted = () => this.giveUp === giveUp;
    try {
      return await Promise.race([this.compileAndExecute(cell, isWanted), given]);
    } finally {
      this.running = undefined;
      this.giveUp = undefined;
      this.loadInTime();
    }
  }

  /** What an editor asks, with what the cells that ran have declared. */
  askEditor({ header, content }: Request): Promise<Content | undefined> {
    return this.loadedCompiler().ask('language', { declared: this.declared, request: { header, content } });
  }

  /** Ends the running cell, with its worker if it must be. */
  async interrupt(): Promise<void> {
    const { running, giveUp } = this;
    const answer = this.executor.ask('interrupt', undefined).then(
      () => true,
      () => true,
    );
    const late = new Promise<boolean>((resolve) => void setTimeout(resolve, patience, false));
    const answered = await Promise.race([answer, late]);
    if (running === undefined || this.giveUp !== giveUp) return;
    if (!answered) this.forget('interrupted');
    giveUp?.(interruptedFailure({ label: running }, answered ? undefined : lost));
  }

  /** Forgets all that cells have made. */
  restart(): void {
    const { running, giveUp } = this;
    this.forget('restarted');
    if (running !== undefined) giveUp?.(interruptedFailure({ label: running }, 'the kernel was restarted'));
  }

  /** Ends both workers. */
  end(): void {
    this.waitNoMore();
    this.executor.end('the kernel was ended');
    this.compiler?.end('the kernel was ended');
  }

  private forget(reason: string): void {
    this.executor.end(reason);
    this.declared = '';
    this.executor = this.startExecutor();
  }

  private startExecutor(): WorkerLink<ExecuteQuestions, CellOutput> {
    const executor = new WorkerLink<ExecuteQuestions, CellOutput>(
      new URL('execute-worker.js', this.base),
      this.hear,
    );
    executor.ask('load', undefined).then(
      () => this.loadInTime(),
      () => {},
    ); // what it can't load is told to the cell that needs it
    return executor;
  }

  /** The compiler takes more of a small machine than all else: it comes when it is asked, or when nothing runs. */
  private loadInTime(): void {
    this.waitNoMore();
    this.waitNoMore = whenAtRest(rest, () => {
      if (this.running === undefined) this.loadedCompiler();
    });
  }

  private loadedCompiler(): WorkerLink<CompileQuestions> {
    this.compiler ??= new WorkerLink(new URL('compile-worker.js', this.base));
    return this.compiler;
  }

  private async compile(source: string): Promise<ConvertResult> {
    const { declared } = this;
    const known = await this.known.find(declared, source);
    return known ?? this.loadedCompiler().ask('compile', { declared, source });
  }

  private async compileAndExecute(
    { label, source }: CellToRun<Request>,
    isWanted: () => boolean,
  ): Promise<Failure | undefined> {
    const compiled = await this.compile(source);
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
