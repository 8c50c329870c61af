import type { Notebook } from '../format/notebook.js';
import { parseNotebook } from '../format/parse-notebook.js';
import { digest } from './digest.js';

/** What a chapter is known by, as it is brought, or as a reader's copy of it was made. */
export interface Original {
  /** Of its text. */
  readonly digest: string;
  /** Of what is written in it. */
  readonly sources: string;
}

/** What a person wrote in a notebook, without what came out of it. */
function sourcesOf({ cells }: Notebook): string {
  return JSON.stringify(cells.map(({ cell_type, source }) => [cell_type, source]));
}

/** What a chapter is known by; in what is no notebook, all that it holds counts as written. */
export async function originalOf(text: string): Promise<Original> {
  return { digest: await digest(text), sources: await sourcesDigest(text) };
}

/** Digest of what is written in a copy. */
export async function sourcesDigest(text: string): Promise<string> {
  try {
    return await digest(sourcesOf(parseNotebook(text, 'the chapter')));
  } catch {
    return digest(text);
  }
}

/**
 * What a reader has done with a copy of a chapter.
 *
 * @param sources digest of what is written in the copy
 * @param original the chapter that it was made from; undefined for a notebook of the reader's own that has its name
 * @param newest the chapter as it is brought now
 * @returns whether something is written in the copy, and whether the chapter is newer than what that was written in
 * @example
 * const [old, newest] = [{ digest: 'a', sources: 's' }, { digest: 'b', sources: 't' }];
 * changesIn('s', old, newest); // → { edited: false, newer: false }
 * changesIn('mine', old, newest); // → { edited: true, newer: true }
 * changesIn('mine', undefined, newest); // → { edited: true, newer: false }
 */
export function changesIn(
  sources: string,
  original: Original | undefined,
  newest: Original,
): { edited: boolean; newer: boolean } {
  const edited = sources !== newest.sources && sources !== original?.sources;
  return { edited, newer: edited && original !== undefined && original.digest !== newest.digest };
}

/**
 * Whether a newer chapter takes the place of a reader's copy: only where the copy was run, and nothing in it written.
 * What a reader wrote is never hidden or overwritten.
 *
 * @example
 * const [old, newest] = [{ digest: 'a', sources: 's' }, { digest: 'b', sources: 't' }];
 * givesWay('s', old, newest); // → true
 * givesWay('mine', old, newest); // → false
 */
export function givesWay(sources: string, original: Original | undefined, newest: Original): boolean {
  const isOther = original !== undefined && original.digest !== newest.digest;
  return isOther && !changesIn(sources, original, newest).edited;
}
