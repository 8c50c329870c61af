import { checkNotebook } from './check-notebook.js';
import type { Notebook, NotebookCell } from './notebook.js';
import { hasTag } from './tags.js';

/**
 * A notebook as students get it: without solutions, folded ones included, and without the cells tagged `teacher`.
 * Hints stay.
 *
 * @param notebook a notebook; it stays as it is
 */
export function withoutSolutions(notebook: Notebook): Notebook {
  checkNotebook('withoutSolutions', notebook);
  const cells = notebook.cells
    .filter((cell) => !hasTag(cell, 'teacher'))
    .map(withoutSolution)
    .filter(({ source }) => source.trim() !== '');
  return { ...notebook, cells };
}

/** With its line's end, and no more: Markdown after a fold begins at the blank line that follows. */
const solution = /<details\b[^>]*>\s*<summary>\s*Solutions?\b[\s\S]*?<\/details>[^\S\n]*\n?/gi;

function withoutSolution(cell: NotebookCell): NotebookCell {
  if (cell.cell_type !== 'markdown' || cell.source.search(solution) < 0) return cell;
  return { ...cell, source: cell.source.replace(solution, '').trimEnd() };
}
