import type { Notebook, NotebookCell } from '../../src/format/notebook.js';
import { NotebookError } from '../../src/runner/notebook-error.js';
import { type RunOptions, runNotebook } from '../../src/runner/run-notebook.js';

/** A code cell. */
export function codeCell(source: string, tags: string[] = [], id = 'a-cell'): NotebookCell {
  return {
    cell_type: 'code',
    id,
    metadata: tags.length > 0 ? { tags } : {},
    source,
    outputs: [],
    execution_count: null,
  };
}

/** A markdown cell. */
export function textCell(source: string, id = 'a-text'): NotebookCell {
  return { cell_type: 'markdown', id, metadata: {}, source };
}

/** A notebook of these cells. */
export function notebookOf(...cells: NotebookCell[]): Notebook {
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

/** The notebook whose outputs Jupyter's own nbformat has written. */
export const wordsNotebook = 'test/runner/notebooks/words.ipynb';

/** What each cell of a notebook printed. */
export function textsOf({ cells }: Notebook): string[] {
  return cells.map(({ outputs = [] }) => outputs.map(({ text }) => text).join(''));
}

/** How the run of a notebook fails. */
export async function failureOf(notebook: Notebook, options: RunOptions): Promise<NotebookError> {
  const error = await runNotebook(notebook, options).then(
    () => new Error('it ran'),
    (reason: Error) => reason,
  );
  if (!(error instanceof NotebookError)) throw error;
  return error;
}
