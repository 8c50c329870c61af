import type { Notebook } from '../../../format/notebook.js';
import { parseNotebook } from '../../../format/parse-notebook.js';
import { answersIn, type Collected, type Named } from '../../../keep/answers.js';
import { isHiddenPath } from '../../protocol/contents/checked-path.js';
import type { Site } from '../site.js';
import type { Database } from '../store/database.js';
import { begunExercises } from './begun-exercises.js';

/** The exercises that the reader has worked on, in all notebooks that are kept here. */
export async function answersHere(site: Site, { files }: Database): Promise<Collected> {
  const notebooks: Named[] = [];
  for (const path of await files.keys()) {
    if (!path.endsWith('.ipynb') || isHiddenPath(path)) continue;
    const notebook = read(path, (await files.get(path))?.bytes);
    if (notebook) notebooks.push([path, notebook]);
  }
  if (notebooks.length === 0) return { answers: [], problems: [] };
  return answersIn(notebooks, await begunExercises(site));
}

/** What can't be read holds no answer. */
function read(path: string, bytes: Uint8Array | undefined): Notebook | undefined {
  try {
    return bytes && parseNotebook(new TextDecoder().decode(bytes), path);
  } catch {
    return undefined;
  }
}
