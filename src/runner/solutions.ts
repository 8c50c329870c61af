import type { Notebook, NotebookCell } from './notebook-file.js';

/**
 * Puts the folded solutions of a notebook's exercises behind them as cells, so that a run tries them.
 *
 * A solution is a fenced `ts` block inside `<details>` in a markdown cell. It is complete in itself: it takes the place of the
 * exercise's code cell, its check included. It runs in a block of its own, so that what it declares changes no later cell.
 *
 * @param notebook a notebook; it stays as it is
 * @returns the notebook with a code cell tagged `solution` behind each markdown cell, for each of its solutions
 */
export function withSolutions(notebook: Notebook): Notebook {
  const cells = notebook.cells.flatMap((cell) => [cell, ...solutionsIn(cell).map(asCell(cell.id))]);
  return { ...notebook, cells };
}

/** Tells whether a cell was made by `withSolutions`. */
export function isSolution(cell: NotebookCell): boolean {
  return (cell.metadata.tags ?? []).includes('solution');
}

function solutionsIn(cell: NotebookCell): string[] {
  if (cell.cell_type !== 'markdown') return [];
  const folded = cell.source.match(/<details>[\s\S]*?<\/details>/g) ?? [];
  return folded.flatMap((text) =>
    Array.from(text.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```/gm), (found) => found[1]!),
  );
}

function asCell(id: string): (code: string, index: number) => NotebookCell {
  return (code, index) => ({
    cell_type: 'code',
    id: `${id}-solution-${index + 1}`,
    metadata: { tags: ['solution'] },
    source: `{ ${code}}`,
    outputs: [],
    execution_count: null,
  });
}
