import type { NotebookCell } from './notebook.js';

/**
 * The id of the exercise that a code cell holds: as its metadata says it, or, where they were lost, the check in it.
 * A prediction is none: it can only be made, not solved.
 *
 * @example
 * const cell = { cell_type: 'code', id: 'a', metadata: {}, source: "check.scores(mine, { exercise: '3.1', queries });" };
 * exerciseOf(cell); // → '3.1'
 */
export function exerciseOf({
  cell_type,
  metadata,
  source,
}: Pick<NotebookCell, 'cell_type' | 'metadata' | 'source'>): string | undefined {
  if (cell_type !== 'code') return undefined;
  const { exercise: kept } = (metadata['attention-kit'] ?? {}) as { exercise?: unknown };
  const id = typeof kept === 'string' ? kept : /\bexercise:\s*['"`]([\w.-]+)['"`]/.exec(source)?.[1];
  return id === undefined || id.endsWith('.prediction') ? undefined : id;
}
