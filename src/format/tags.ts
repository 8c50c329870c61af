import type { NotebookCell } from './notebook.js';

/** Tells whether a cell carries a tag; what isn't a list of tags carries none. */
export function hasTag({ metadata }: Pick<NotebookCell, 'metadata'>, tag: string): boolean {
  return Array.isArray(metadata.tags) && metadata.tags.includes(tag);
}
