import type { Notebook, NotebookCell } from '../format/notebook.js';
import { isSolution } from '../format/solutions.js';

/** What a cell failed with. */
export interface CellFailure {
  /** How far the failure reaches: the cell threw, or its kernel had to be stopped or has died. */
  reached: 'cell' | 'kernel';
  ename: string;
  evalue: string;
  traceback: string[];
}

/** Where and how a notebook failed. */
export interface NotebookFailure extends CellFailure {
  /** Number of the code cell, from 1. */
  cell: number;
  id: string;
  /** Line in the cell, from 1, where it is known. */
  line: number | undefined;
  /** All outputs until then, the error included. */
  notebook: Notebook;
}

/** A cell that failed; the notebook as it was then. */
export class NotebookError extends Error {
  override name = 'NotebookError';
  /** What went wrong, in detail. */
  readonly details: NotebookFailure;

  constructor(message: string, details: NotebookFailure) {
    super(message);
    this.details = details;
  }
}

/**
 * Makes the error that stops a run: one sentence with notebook, cell, line and what went wrong.
 *
 * @param failure what the cell failed with
 * @param where the notebook, and the cell in it
 */
export function notebookError(
  failure: CellFailure,
  where: { name: string; cell: NotebookCell; number: number; notebook: Notebook },
): NotebookError {
  const { name, cell, number, notebook } = where;
  const label = isSolution(cell) ? 'hidden cell' : `cell ${cell.execution_count ?? number}`;
  const found = new RegExp(`\\b${label}, line (\\d+)`).exec(failure.traceback.join('\n'));
  const line = found ? Number(found[1]) : undefined;
  const place = `${isSolution(cell) ? cell.id : `cell ${number}`}${line === undefined ? '' : `, line ${line}`}`;
  const message = `runNotebook: ${name}, ${place}: ${failure.ename}: ${failure.evalue}`;
  return new NotebookError(message, { cell: number, id: cell.id, line, notebook, ...failure });
}
