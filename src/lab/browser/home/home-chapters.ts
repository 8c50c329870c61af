import { parseNotebook } from '../../../format/parse-notebook.js';
import { type ChapterCard, chapterCard } from '../../home/chapter-card.js';
import type { HomeChapter } from '../../home/home-chapter.js';
import { isHidden } from '../../protocol/contents/checked-path.js';
import { placeId, placeIn } from '../../protocol/place.js';
import type { Site } from '../site.js';
import type { Database, KeptFile } from '../store/database.js';
import { noteOf } from '../store/note.js';

/** The chapters and the reader's own notebooks, with what the reader has done with them. */
export async function homeChapters(
  site: Site,
  { files, notes }: Database,
  cards: readonly ChapterCard[],
): Promise<HomeChapter[]> {
  const workspaces = await noteOf<Record<string, { data?: unknown }>>(notes, 'workspaces').read();
  const kept = (await files.keys()).filter(
    (path) => path.endsWith('.ipynb') && !path.split('/').some(isHidden),
  );
  const own = kept.filter((path) => !(path in site.chapters));
  const paths = [...cards.map(({ path }) => path), ...own];
  const chapters = paths.map(async (path): Promise<HomeChapter[]> => {
    const brought = cards.find((card) => card.path === path);
    const file = kept.includes(path) ? await files.get(path) : undefined;
    const card = readCard(path, file) ?? brought;
    if (!card) return []; // not a notebook, whatever its name says
    const place = placeIn(workspaces[placeId(path)]);
    const digest = site.chapters[path]?.digest;
    return [{ ...card, own: !brought, place, ...changes(file, digest) }];
  });
  return (await Promise.all(chapters)).flat();
}

/** Whether a reader wrote in a chapter, and whether the site has a newer version of it. */
function changes(
  file: KeptFile | undefined,
  newest: string | undefined,
): { edited: boolean; newer: boolean } {
  if (!file?.original || newest === undefined) return { edited: false, newer: false };
  const edited = file.sources !== file.original.sources;
  return { edited, newer: edited && file.original.digest !== newest };
}

function readCard(path: string, file: KeptFile | undefined): ChapterCard | undefined {
  if (!file?.bytes) return undefined;
  try {
    return chapterCard(path, parseNotebook(new TextDecoder().decode(file.bytes), path));
  } catch {
    return undefined;
  }
}
