import { withoutFolds } from '../../format/folds.js';
import type { Notebook, NotebookCell } from '../../format/notebook.js';
import { exerciseHeadings } from '../exercise-headings.js';

/** A section of a chapter, and what to plan for it. */
export interface Section {
  title: string;
  /** Its part of the minutes that the chapter says it takes. */
  minutes: number;
  /** What its exercises say they take. */
  exercises: number;
}

/**
 * Shares a chapter's minutes among its sections, by how many words of text and code each shows at once: a plan, not a
 * measure. What stands before the first heading belongs to the first section.
 *
 * @param minutes what the chapter says it takes
 */
export function sectionMinutes({ cells }: Notebook, minutes: number): Section[] {
  const parts: { title: string; cells: NotebookCell[] }[] = [];
  const before: NotebookCell[] = [];
  for (const cell of cells) {
    const heading = cell.cell_type === 'markdown' && /^## +(.+)$/m.exec(cell.source)?.[1];
    if (heading) parts.push({ title: heading, cells: [...before.splice(0), cell] });
    else (parts.at(-1)?.cells ?? before).push(cell);
  }
  const words = parts.map((part) => part.cells.reduce((sum, cell) => sum + wordsOf(cell), 0));
  const shares = wholeShares(words, minutes);
  return parts.map((part, i) => ({
    title: part.title,
    minutes: shares[i]!,
    exercises: exerciseHeadings(part.cells).reduce((sum, each) => sum + each.minutes, 0),
  }));
}

function wordsOf({ source }: NotebookCell): number {
  return withoutFolds(source)
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;
}

/** Whole numbers that sum to `total`: what rounding down leaves goes to the largest remainders. */
function wholeShares(parts: readonly number[], total: number): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  const exact = parts.map((part) => (part / sum) * total);
  const left = total - exact.reduce((all, share) => all + Math.floor(share), 0);
  const order = [...exact.keys()].sort((a, b) => (exact[b]! % 1) - (exact[a]! % 1));
  const favoured = new Set(order.slice(0, left));
  return exact.map((share, i) => Math.floor(share) + Number(favoured.has(i)));
}
