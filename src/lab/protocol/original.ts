import type { Notebook } from '../../format/notebook.js';

/** What a reader's copy of a chapter was made from. */
export interface Original {
  /** Of the chapter as it was brought. */
  readonly digest: string;
  /** Of what was written in it. */
  readonly sources: string;
}

/** What a person wrote in a notebook, without what came out of it. */
export function sourcesOf({ cells }: Notebook): string {
  return JSON.stringify(cells.map(({ cell_type, source }) => [cell_type, source]));
}

/**
 * Whether a newer chapter takes the place of a reader's copy: only where the copy was run, and nothing in it written.
 * What a reader wrote is never hidden.
 *
 * @param sources digest of what is written in the copy
 * @param newest digest of the chapter as it is brought now
 * @example
 * const original = { digest: 'a', sources: 's' };
 * givesWay('s', original, 'b'); // → true
 * givesWay('other', original, 'b'); // → false
 */
export function givesWay(sources: string, original: Original, newest: string): boolean {
  return original.digest !== newest && sources === original.sources;
}
