import { describeError } from '../../kernel/runtime-failure.js';
import { originOf } from '../../kernel/stray-origin.js';
import { type Cell, cells } from './cell.js';

/**
 * Tells errors that no cell waits for (a rejected promise, a throwing timer) to the cell whose code they come from.
 *
 * What an interrupted cell leaves behind fails as it should; nobody is told.
 *
 * @param tell prints below a cell
 */
export function reportStrayErrors(tell: (cell: Cell, text: string) => void): void {
  const report = (what: string) => (reason: unknown) => {
    const cell = originOf(reason, cells.byLabel) ?? cells.running ?? cells.last;
    if (cell && !cell.interrupted) tell(cell, `${what} ${describeError(reason, cells.byLabel)}\n`);
  };
  process.on('uncaughtException', report('Uncaught'));
  process.on('unhandledRejection', report('Unhandled'));
}
