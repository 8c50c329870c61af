import { link, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chapterNames, placeChapter } from './prepare-folder.js';

/** What a reset did to a chapter. */
export interface Reset {
  readonly name: string;
  /** Where the edited one is kept, if it differed. */
  readonly kept?: string;
}

/**
 * Brings chapters back as the kit has them. An edited one is kept beside it, with the date in its name.
 *
 * @param folder the working copy
 * @param chaptersFolder the kit's own chapters
 * @param chapter a number or name, `3`, `03-scores` or `03-scores.ipynb`; all of them without
 * @param now the date that an edited one is kept under
 * @throws {Error} when there is no such chapter
 */
export async function resetChapters(
  folder: string,
  chaptersFolder: string,
  chapter?: string,
  now: Date = new Date(),
): Promise<Reset[]> {
  const names = await chapterNames(chaptersFolder);
  const wanted = chapter === undefined ? names : names.filter((name) => isCalled(name, chapter));
  if (wanted.length === 0) throw new Error(`reset: expected one of ${names.join(', ')}, got ${chapter}`);
  const done: Reset[] = [];
  for (const name of wanted) {
    const original = await readFile(join(chaptersFolder, name), 'utf8');
    const mine = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    const edited = mine !== undefined && mine !== original;
    const kept = edited ? await keepBeside(folder, name, now) : undefined;
    await placeChapter(folder, name, original);
    done.push({ name, ...(kept ? { kept } : {}) });
  }
  return done;
}

function isCalled(name: string, chapter: string): boolean {
  const stem = name.replace(/\.ipynb$/, '');
  return (
    chapter === name ||
    chapter === stem ||
    (/^\d+$/.test(chapter) && Number(chapter) === Number.parseInt(stem, 10))
  );
}

/** Gives the file a second name, under which it stays; never one that is taken. */
async function keepBeside(folder: string, name: string, now: Date): Promise<string> {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const stem = `${name.replace(/\.ipynb$/, '')}-${day}-${two(now.getHours())}${two(now.getMinutes())}`;
  for (let i = 1; ; i++) {
    const kept = `${stem}${i === 1 ? '' : `-${i}`}.ipynb`;
    try {
      await link(join(folder, name), join(folder, kept));
      await rm(join(folder, name));
      return kept;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
