import { described } from '../check/described.js';
import { isObject } from './expect.js';
import type { Notebook, NotebookCell } from './notebook.js';

/**
 * Asserts that a value is a notebook: a list of cells, each with its metadata.
 *
 * @param caller the function that errors name
 * @param notebook anything
 * @throws {TypeError} with the first cell that is none
 */
export function checkNotebook(caller: string, notebook: unknown): asserts notebook is Notebook {
  if (!isObject(notebook) || !Array.isArray(notebook.cells))
    throw new TypeError(`${caller}: expected a notebook with a list of cells, got ${described(notebook)}`);
  for (const [i, cell] of notebook.cells.entries()) checkCell(caller, cell, ` at [${i}]`);
}

/** Asserts that a value is a cell; `place` says where it was found. */
export function checkCell(caller: string, cell: unknown, place = ''): asserts cell is NotebookCell {
  if (!isObject(cell) || !isObject(cell.metadata))
    throw new TypeError(`${caller}: expected a cell with metadata, got ${described(cell)}${place}`);
}
