import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from '../../workshop/notes.js';
import { chapterCard } from '../home/chapter-card.js';
import type { HomeChapter } from '../home/home-html.js';
import { type Place, placeId } from '../protocol/place.js';
import { parseNotebook } from './contents/notebook-text.js';
import { isHidden } from './contents/safe-path.js';
import type { LabContext } from './lab-context.js';

/** The notebooks of the folder, in the order of their names, with what the reader has done with them. */
export async function homeChapters(lab: LabContext): Promise<HomeChapter[]> {
  const { root } = lab.contents;
  const originals = await lab.originals.read();
  const workspaces = (await lab.workspaces.read()) as Record<string, { data?: { place?: Place } }>;
  const names = (await readdir(root)).filter((name) => name.endsWith('.ipynb') && !isHidden(name)).sort();
  const chapters = names.map(async (path): Promise<HomeChapter[]> => {
    try {
      const text = await readFile(join(root, path), 'utf8');
      const newest = await readFile(join(lab.chaptersFolder, path), 'utf8').catch(() => undefined);
      const edited = newest !== undefined && sources(text) !== sources(newest);
      const newer = edited && fingerprint(newest) !== originals[path];
      const place = workspaces[placeId(path)]?.data?.place;
      return [{ ...chapterCard(path, JSON.parse(text)), own: newest === undefined, edited, newer, place }];
    } catch {
      return []; // not a notebook, whatever its name says; the file tree shows it
    }
  });
  return (await Promise.all(chapters)).flat();
}

/** What a person wrote in a notebook, without what came out of it. */
function sources(text: string): string {
  const { cells } = parseNotebook(text, 'the chapter');
  return JSON.stringify(cells.map(({ cell_type, source }) => [cell_type, source]));
}
