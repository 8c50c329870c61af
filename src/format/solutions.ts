import { checkCell, checkNotebook } from './check-notebook.js';
import type { Notebook, NotebookCell } from './notebook.js';
import { hasTag } from './tags.js';

/**
 * Puts the folded solutions of a notebook's exercises behind them as cells, so that a run tries them.
 *
 * A solution is a fenced `ts` block inside `<details>` in a markdown cell. It takes the place of the exercise's code cell,
 * the nearest one before it; if it has no `check.` of its own, that cell's check is made. It runs in a block of its own, so
 * that what it declares changes no later cell.
 *
 * @param notebook a notebook; it stays as it is
 * @returns the notebook with a code cell tagged `solution` behind each markdown cell, for each of its solutions
 */
export function withSolutions(notebook: Notebook): Notebook {
  checkNotebook('withSolutions', notebook);
  let exercise = '';
  const cells = notebook.cells.flatMap((cell) => {
    if (cell.cell_type === 'code') exercise = cell.source;
    const solutions = solutionsIn(cell).map((code) =>
      code.includes('check.') ? code : code + checkIn(exercise),
    );
    return [cell, ...solutions.map(asCell(cell.id))];
  });
  return { ...notebook, cells };
}

/** Tells whether a cell was made by `withSolutions`. */
export function isSolution(cell: NotebookCell): boolean {
  checkCell('isSolution', cell);
  return hasTag(cell, 'solution');
}

function solutionsIn(cell: NotebookCell): string[] {
  if (cell.cell_type !== 'markdown') return [];
  const folded = cell.source.match(/<details>[\s\S]*?<\/details>/g) ?? [];
  return folded.flatMap((text) =>
    Array.from(text.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```/gm), (found) => found[1]!),
  );
}

/** From the line on which the check begins to the end of the cell. */
function checkIn(source: string): string {
  return /^(?:await )?check\.[\s\S]*/m.exec(source)?.[0] ?? '';
}

function asCell(id: string): (code: string, index: number) => NotebookCell {
  return (code, index) => ({
    cell_type: 'code',
    id: `${id}-solution-${index + 1}`,
    metadata: { tags: ['solution'] },
    source: `{ ${code}\n}`,
    outputs: [],
    execution_count: null,
  });
}
