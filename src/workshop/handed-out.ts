import { readdir } from 'node:fs/promises';
import { isChapterName } from '../format/chapter-names.js';
import { wasHandedOut } from '../format/handed-out.js';
import { parseNotebook } from '../format/parse-notebook.js';
import { ownChapter } from './own-chapter.js';

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
