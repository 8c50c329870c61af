import { readdir } from 'node:fs/promises';
import { isChapterName } from '../format/chapter-names.js';
import { isObject } from '../format/expect.js';
import { formatNotebook } from '../format/format-notebook.js';
import type { Notebook } from '../format/notebook.js';
import { parseNotebook } from '../format/parse-notebook.js';
import { withoutSolutions } from '../format/without-solutions.js';
import { ownChapter } from './own-chapter.js';

/** A chapter as students get it, which says that it was handed out. */
export function asHandedOut(chapter: Notebook): string {
  const { 'attention-kit': ours, ...metadata } = chapter.metadata;
  const noted = { ...(isObject(ours) ? ours : {}), 'handed-out': true };
  return formatNotebook({ ...withoutSolutions(chapter), metadata: { ...metadata, 'attention-kit': noted } });
}

/**
 * Tells whether a folder holds chapters that were handed out to a class: then the kit's own, which have solutions, don't
 * belong there.
 *
 * @param folder a working copy, absolute and real
 */
export async function isHandedOut(folder: string): Promise<boolean> {
  for (const name of (await readdir(folder)).filter(isChapterName)) {
    const text = await ownChapter(folder, name);
    if (text?.includes('"handed-out"') && saysSo(text, name)) return true;
  }
  return false;
}

function saysSo(text: string, name: string): boolean {
  try {
    return wasHandedOut(parseNotebook(text, name));
  } catch {
    return false; // what can't be read says nothing
  }
}

/** Tells whether a chapter says that it was handed out to a class. */
export function wasHandedOut({ metadata }: Notebook): boolean {
  const ours = metadata['attention-kit'];
  return isObject(ours) && ours['handed-out'] === true;
}
