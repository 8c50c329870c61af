import { setImmediate } from 'node:timers';
import type { Message } from '../../jupyter/wire.js';
import type { CellToRun } from '../../kernel/cell-runs.js';
import { type Failure, interruptedFailure } from '../../kernel/failure.js';
import { runtimeFailure } from '../../kernel/runtime-failure.js';
import { type Cell, cells, Phase } from './cell.js';
import { stopTimers } from './timers.js';
import type { Tslab } from './tslab.js';

/**
 * Runs a cell to its end.
 *
 * @param tslab runs it
 * @returns how it failed, or undefined
 */
export async function runCell(toRun: CellToRun<Message>, tslab: Tslab): Promise<Failure | undefined> {
  const cell: Cell = { ...toRun, interrupted: false, interrupt: () => {} };
  cells.byLabel.set(cell.label, cell);
  cells.running = cell;
  const failure = await runToEnd(cell, tslab);
  cells.running = undefined;
  cells.last = cell;
  return failure;
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
