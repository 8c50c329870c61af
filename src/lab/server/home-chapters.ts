import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPlainFile } from '../../files/read-plain-file.js';
import { wasHandedOut } from '../../format/handed-out.js';
import { parseNotebook } from '../../format/parse-notebook.js';
import { changesIn, originalOf } from '../../keep/original.js';
import { readOriginal } from '../../workshop/prepare-folder.js';
import { chapterCard } from '../home/chapter-card.js';
import type { HomeChapter } from '../home/home-chapter.js';
import { isHidden } from '../protocol/contents/checked-path.js';
import { placeId, placeIn } from '../protocol/place.js';
import { safePath } from './contents/safe-path.js';
import type { LabContext } from './lab-context.js';

/** The notebooks of the folder, in the order of their names, with what the reader has done with them. */
export async function homeChapters(lab: LabContext): Promise<HomeChapter[]> {
  const { root } = lab;
  const originals = await lab.originals.read();
  const workspaces = await lab.workspaces.read();
  const names = (await readdir(root)).filter((name) => name.endsWith('.ipynb') && !isHidden(name)).sort();
  const chapters = names.map(async (path): Promise<HomeChapter[]> => {
    try {
      const text = (await readPlainFile(await safePath(root, path))).toString();
      const notebook = parseNotebook(text, path);
      const newest = wasHandedOut(notebook) ? undefined : await newestOf(lab, path);
      const place = placeIn(workspaces[placeId(path)]);
      const changes = await changesOf(text, originals[path], newest);
      return [{ ...chapterCard(path, notebook), own: newest === undefined, ...changes, place }];
    } catch {
      return []; // not a notebook, whatever its name says; the file tree shows it
    }
  });
  return (await Promise.all(chapters)).flat();
}

async function changesOf(
  text: string,
  note: string | undefined,
  newest: string | undefined,
): Promise<{ edited: boolean; newer: boolean }> {
  if (newest === undefined) return { edited: false, newer: false };
  const copy = await originalOf(text);
  return changesIn(copy.sources, readOriginal(note, copy), await originalOf(newest));
}

/** The kit's own version of a chapter; nothing if it has none of that name. */
function newestOf({ chaptersFolder }: LabContext, path: string): Promise<string | undefined> {
  return readFile(join(chaptersFolder, path), 'utf8').catch(() => undefined);
}
