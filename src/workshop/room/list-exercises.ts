import { basename } from 'node:path';
import { exerciseOf } from '../../format/exercise-of.js';
import { readNotebook } from '../../runner/notebook-file.js';
import { exerciseHeadings } from '../exercise-headings.js';
import type { Listed } from './board.js';

/** The exercises of chapters, in order, as a board names them. */
export async function listExercises(paths: readonly string[]): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (const path of paths) {
    const { cells } = await readNotebook(path);
    const chapter = /^# +(.+)$/m.exec(cells[0]?.source ?? '')?.[1] ?? basename(path, '.ipynb');
    const headings = exerciseHeadings(cells);
    for (const [i, id] of cells.flatMap((cell) => exerciseOf(cell) ?? []).entries())
      listed.push({ id, chapter, title: (headings[i]?.title ?? '').replace(/^Exercise \d+ · /, '') });
  }
  return listed;
}
