import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../../../files/make-folder.js';
import { saveFile } from '../../../files/save-file.js';
import { listChapters } from '../../chapters.js';
import { inNewFolder, runAside } from '../run-aside.js';
import { type CompiledCells, compiledCellsFile } from './compiled-cells.js';
import { digestOf } from './digest.js';

/**
 * Compiles the cells of all chapters beforehand, so that a kernel needn't: unless that is done, in a process of its own
 * that lets others go first, some twenty seconds of one core, 2 MB on disk.
 *
 * @param signal gives it up
 * @param told hears how many of how many chapters are done
 * @throws {Error} when the kit's folder takes no files, or it was given up
 */
export async function makeCompiledCells(
  signal?: AbortSignal,
  told: (done: number, all: number) => void = () => {},
): Promise<void> {
  const chapters = listChapters();
  const hash = createHash('sha256');
  for (const chapter of chapters) hash.update(await readFile(chapter));
  const digest = hash.digest('base64url');
  if (await isDone(digest)) return;
  await inNewFolder('cells', async (folder) => {
    const made = join(folder, 'cells.json');
    const main = fileURLToPath(new URL('./main.js', import.meta.url));
    // In a folder of its own, as a reader's: what is printed of types names packages, not ways to their files.
    const heard = (text: string) => {
      const done = Number(/(\d+)\n$/.exec(text)?.[1]);
      if (done > 0) told(done, chapters.length);
    };
    await runAside([main, made, ...chapters], { cwd: folder, signal, heard });
    const compiled: CompiledCells = JSON.parse(await readFile(made, 'utf8'));
    await makeFolder(dirname(compiledCellsFile));
    await saveFile(compiledCellsFile, JSON.stringify({ chapters: digest, ...compiled }));
  });
}

async function isDone(chapters: string): Promise<boolean> {
  try {
    const done = JSON.parse(await readFile(compiledCellsFile, 'utf8'));
    return done.chapters === chapters && digestOf(done.files) === done.digest;
  } catch {
    return false; // none, or half of one
  }
}
