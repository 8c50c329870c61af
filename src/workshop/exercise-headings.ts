import type { NotebookCell } from '../format/notebook.js';

/** What an exercise says of itself in its heading. */
export interface ExerciseHeading {
  title: string;
  /** ●○○ to ●●● */
  ease: string;
  minutes: number;
}

/** The headings of a chapter's exercises, in order. */
export function exerciseHeadings(cells: readonly NotebookCell[]): ExerciseHeading[] {
  return cells.flatMap(({ cell_type, source }) =>
    cell_type === 'markdown'
      ? Array.from(source.matchAll(/^### +(Exercise .+)$/gm), (found) => readHeading(found[1]!))
      : [],
  );
}

/** `Exercise 2 · All scores yourself ●●○ · 8 minutes` in its parts. */
function readHeading(heading: string): ExerciseHeading {
  const [, title = heading] = /^([^●○]+?)[\s·]*(?:[●○]|\d+ minutes?|$)/.exec(heading) ?? [];
  const [ease = ''] = /[●○]+/.exec(heading) ?? [];
  return { title, ease, minutes: Number(/(\d+) minutes?/.exec(heading)?.[1] ?? 0) };
}
