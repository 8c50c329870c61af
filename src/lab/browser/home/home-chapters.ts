import { parseNotebook } from '../../../format/parse-notebook.js';
import { objectsByName } from '../../../keep/note-forms.js';
import { changesIn } from '../../../keep/original.js';
import { type ChapterCard, chapterCard } from '../../home/chapter-card.js';
import type { HomeChapter } from '../../home/home-chapter.js';
import { isHiddenPath } from '../../protocol/contents/checked-path.js';
import { placeId, placeIn } from '../../protocol/place.js';
import { type Brought, broughtAt, type Site } from '../site.js';
import type { Database, KeptFile } from '../store/database.js';
import { noteOf } from '../store/note.js';

/** The chapters and the reader's own notebooks, with what the reader has done with them. */
export async function homeChapters(
  site: Site,
  { files, notes }: Database,
  cards: readonly ChapterCard[],
): Promise<HomeChapter[]> {
  const workspaces = await noteOf(notes, 'workspaces', objectsByName).read();
  const kept = (await files.keys()).filter((path) => path.endsWith('.ipynb') && !isHiddenPath(path));
  const own = kept.filter((path) => !broughtAt(site, path));
  const paths = [...cards.map(({ path }) => path), ...own];
  const chapters = paths.map(async (path): Promise<HomeChapter[]> => {
    const brought = cards.find((card) => card.path === path);
    const file = kept.includes(path) ? await files.get(path) : undefined;
    const card = readCard(path, file) ?? brought;
    if (!card) return []; // not a notebook, whatever its name says
    const place = placeIn(workspaces[placeId(path)]);
    return [{ ...card, own: !brought, place, ...changesOf(file, broughtAt(site, path)) }];
  });
  return (await Promise.all(chapters)).flat();
}

/** What a reader has done with a chapter that is kept. */
export function changesOf(
  file: KeptFile | undefined,
  newest: Brought | undefined,
): { edited: boolean; newer: boolean } {
  if (!file || !newest) return { edited: false, newer: false };
  return changesIn(file.sources ?? '', file.original, newest);
}

function readCard(path: string, file: KeptFile | undefined): ChapterCard | undefined {
  if (!file?.bytes) return undefined;
  try {
    return chapterCard(path, parseNotebook(new TextDecoder().decode(file.bytes), path));
  } catch {
    return undefined;
  }
}
