import type { Failure } from './failure.js';
import type { Content, Publish, Request } from './message.js';

/** A cell that shall be run. */
export interface CellToRun<Asked extends Request> {
  /** `'cell 3'`, as the front-end numbers it. */
  readonly label: string;
  readonly request: Asked;
  readonly source: string;
}

/** Runs the cells that execute requests bring: numbers them, echoes them, and tells how they failed. */
export class CellRuns<Asked extends Request> {
  /** How many cells have been counted. */
  count = 0;

  constructor(
    private readonly run: (cell: CellToRun<Asked>) => Promise<Failure | undefined>,
    private readonly publish: Publish<Asked>,
  ) {}

  /** Does what an `execute_request` asks. @returns the content of the reply */
  async execute(request: Asked): Promise<Content> {
    const { code, silent = false, store_history = true } = request.content;
    const counted = store_history && !silent;
    if (counted) this.count++;
    const execution_count = this.count;
    const label = counted ? `cell ${execution_count}` : 'hidden cell';
    if (!silent) this.publish('execute_input', { code, execution_count }, request);
    const failure = await this.run({ label, request, source: code });
    if (!failure) return { status: 'ok', execution_count, user_expressions: {}, payload: [] };
    this.publish('error', { ...failure }, request);
    return { status: 'error', execution_count, ...failure };
  }
}
