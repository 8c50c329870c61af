import { readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { moveFile } from '../files/move-file.js';
import { matchChapter } from '../format/chapter-names.js';
import { asHandedOut } from '../format/handed-out.js';
import { parseNotebook } from '../format/parse-notebook.js';
import { datedStem } from '../keep/dated-stem.js';
import { listChapters } from '../runner/chapters.js';
import { isHandedOut } from './handed-out.js';
import { trustOf } from './notes.js';
import { ownChapter } from './own-chapter.js';
import { placeChapter } from './prepare-folder.js';

/** What a reset did to a chapter. */
export interface Reset {
  readonly name: string;
  /** Where the edited one is kept, if it differed. */
  readonly kept?: string;
}

/**
 * Brings chapters back as the kit has them, to who got them in a class without solutions. An edited one is kept beside it, with the date in its name.
 *
 * @param folder the working copy
 * @param chaptersFolder the kit's own chapters
 * @param chapter a number or name, `3`, `scores`, `03-scores` or `03-scores.ipynb`; all of them without
 * @param now the date that an edited one is kept under
 * @throws {Error} when there is no such chapter
 */
export async function resetChapters(
  folder: string,
  chaptersFolder: string,
  chapter?: string,
  now: Date = new Date(),
): Promise<Reset[]> {
  const names = listChapters(chaptersFolder).map((path) => basename(path));
  const wanted = chapter === undefined ? names : [matchChapter(basename(chapter), names)];
  const real = await realpath(folder);
  const handedOut = await isHandedOut(real);
  const done: Reset[] = [];
  for (const name of wanted) {
    const text = await readFile(join(chaptersFolder, name), 'utf8');
    const original = handedOut ? asHandedOut(parseNotebook(text, name)) : text;
    // Of a class, a reader has the chapters that were handed out, and no others.
    if (!handedOut || chapter !== undefined || (await ownChapter(real, name)) !== undefined)
      done.push(await resetOne(real, { name, original }, now));
  }
  return done;
}

async function resetOne(
  folder: string,
  { name, original }: { name: string; original: string },
  now: Date,
): Promise<Reset> {
  const mine = await ownChapter(folder, name);
  if (mine === null)
    throw new Error(`reset: expected a file of your own at ${join(folder, name)}, got something else`);
  const edited = mine !== undefined && mine !== original;
  const kept = edited ? await keepBeside(folder, name, now) : undefined;
  await placeChapter(folder, name, original);
  await trustOf(folder).add(original);
  return { name, ...(kept ? { kept } : {}) };
}

/** Gives the file a second name, under which it stays; never one that is taken. */
async function keepBeside(folder: string, name: string, now: Date): Promise<string> {
  const stem = datedStem(name.replace(/\.ipynb$/, ''), now);
  for (let i = 1; ; i++) {
    const kept = `${stem}${i === 1 ? '' : `-${i}`}.ipynb`;
    try {
      await moveFile(join(folder, name), join(folder, kept));
      return kept;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
