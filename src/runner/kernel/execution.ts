import { setImmediate } from 'node:timers';
import type { Message } from '../../jupyter/wire.js';
import { type Failure, interruptedFailure, runtimeFailure } from '../../kernel/failure.js';
import { type Cell, cells, Phase } from './cell.js';
import { stopTimers } from './timers.js';
import type { Tslab } from './tslab.js';

type Publish = (type: string, content: Message['content'], parent?: Message) => void;

let executionCount = 0;

/**
 * Executes a cell as an `execute_request` asks, and publishes what belongs to it.
 *
 * @param request the request
 * @param tslab runs the cell
 * @param publish sends on iopub, after what has been printed before
 * @returns the content of the reply
 */
export async function executeRequest(
  request: Message,
  tslab: Tslab,
  publish: Publish,
): Promise<Message['content']> {
  const { code, silent = false, store_history = true } = request.content;
  const counted = store_history && !silent;
  if (counted) executionCount++;
  const label = counted ? `cell ${executionCount}` : 'hidden cell';
  const cell: Cell = { label, request, source: code, interrupted: false, interrupt: () => {} };
  cells.byLabel.set(label, cell);
  if (!silent) publish('execute_input', { code, execution_count: executionCount }, request);

  cells.running = cell;
  const failure = await runToEnd(cell, tslab);
  cells.running = undefined;
  cells.last = cell;

  if (!failure) return { status: 'ok', execution_count: executionCount, user_expressions: {}, payload: [] };
  publish('error', { ...failure }, request);
  return { status: 'error', execution_count: executionCount, ...failure };
}

/**
 * Stops the running cell and the timers it has set; without one, the timers that all cells have left.
 *
 * @param tslab runs the cell
 * @param done is called when the cell has ended
 */
export function interruptExecution(tslab: Tslab, done: () => void): void {
  if (cells.running) {
    cells.running.interrupt(done);
    tslab.interrupt();
    return;
  }
  for (const cell of cells.byLabel.values()) stopTimers(cell);
  done();
}

/**
 * Runs the cell between two turns of the event loop. What breaks into a cell drops all settled promises that have not
 * been told yet; the kernel's own must not be among them.
 */
function runToEnd(cell: Cell, tslab: Tslab): Promise<Failure | undefined> {
  return new Promise((resolve) => {
    const end = (failure: Failure | undefined) => void setImmediate(resolve, failure);
    cell.interrupt = (done) => {
      cell.interrupted = true;
      stopTimers(cell);
      Atomics.store(cells.phase, 0, Phase.callbacks);
      end(interruptedFailure(cell));
      setImmediate(done);
    };
    setImmediate(() =>
      tslab.run(cell).then(end, (error: unknown) => end(runtimeFailure(error, cells.byLabel))),
    );
  });
}
