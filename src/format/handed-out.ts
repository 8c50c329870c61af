import { isObject } from './expect.js';
import { formatNotebook } from './format-notebook.js';
import type { Notebook } from './notebook.js';
import { withoutSolutions } from './without-solutions.js';

/** A chapter as students get it, which says that it was handed out. */
export function asHandedOut(chapter: Notebook): string {
  const { 'attention-kit': ours, ...metadata } = chapter.metadata;
  const noted = { ...(isObject(ours) ? ours : {}), 'handed-out': true };
  return formatNotebook({ ...withoutSolutions(chapter), metadata: { ...metadata, 'attention-kit': noted } });
}

/** Tells whether a chapter says that it was handed out to a class. */
export function wasHandedOut({ metadata }: Notebook): boolean {
  const ours = metadata['attention-kit'];
  return isObject(ours) && ours['handed-out'] === true;
}
