import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { KitNotes } from './kit-notes.js';

/** The folder in which the kit keeps its own notes about a notebooks folder. */
export const notesFolder = '.attention-kit';

/** One of the kit's small notes about a notebooks folder. */
export function folderNotes<T>(folder: string, name: string, empty: T): KitNotes<T> {
  return new KitNotes(join(folder, notesFolder, name), empty);
}

/** What each chapter was, by its fingerprint, when the kit copied it. */
export function originalsOf(folder: string): KitNotes<Record<string, string>> {
  return folderNotes(folder, 'originals.json', {});
}

/** The fingerprint by which a text is known. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
