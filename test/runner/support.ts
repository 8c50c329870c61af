import type { Notebook, NotebookCell } from '../../src/format/notebook.js';

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
