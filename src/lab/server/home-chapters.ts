import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readPlainFile } from '../../files/read-plain-file.js';
import { remembered } from '../../files/remember.js';
import { wasHandedOut } from '../../format/handed-out.js';
import { parseNotebook } from '../../format/parse-notebook.js';
import { changesIn, type Original, originalOf } from '../../keep/original.js';
import { readOriginal } from '../../workshop/prepare-folder.js';
import { type ChapterCard, chapterCard } from '../home/chapter-card.js';
import type { HomeChapter } from '../home/home-chapter.js';
import { isHidden } from '../protocol/contents/checked-path.js';
import { placeId, placeIn } from '../protocol/place.js';
import { safePath } from './contents/safe-path.js';
import type { LabContext } from './lab-context.js';

/** A reader's notebook, as far as the home page has to know it. */
interface Own {
  readonly card: ChapterCard;
  readonly wasHandedOut: boolean;
  readonly copy: Original;
}

/** Tells the notebooks of the folder, in the order of their names, with what the reader has done with them. */
export function homeChapters(lab: LabContext): () => Promise<HomeChapter[]> {
  const { root, chaptersFolder } = lab;
  // The page is opened often, and reading all chapters takes a tenth of a second.
  const ownOf = remembered(async (place): Promise<Own> => {
    const path = basename(place);
    const text = (await readPlainFile(await safePath(root, path))).toString();
    const notebook = parseNotebook(text, path);
    return {
      card: chapterCard(path, notebook),
      wasHandedOut: wasHandedOut(notebook),
      copy: await originalOf(text),
    };
  });
  const kitsOf = remembered(async (place) => originalOf(await readFile(place, 'utf8')));

  /** The kit's own version of a chapter; nothing if it has none of that name. */
  const newestOf = (path: string): Promise<Original | undefined> =>
    kitsOf(join(chaptersFolder, path)).catch(() => undefined);

  return async () => {
    const originals = await lab.originals.read();
    const workspaces = await lab.workspaces.read();
    const names = (await readdir(root)).filter((name) => name.endsWith('.ipynb') && !isHidden(name)).sort();
    const chapters = names.map(async (path): Promise<HomeChapter[]> => {
      try {
        const own = await ownOf(join(root, path));
        const newest = own.wasHandedOut ? undefined : await newestOf(path);
        const place = placeIn(workspaces[placeId(path)]);
        const changes = changesOf(own.copy, originals[path], newest);
        return [{ ...own.card, own: newest === undefined, ...changes, place }];
      } catch {
        return []; // not a notebook, whatever its name says; the file tree shows it
      }
    });
    return (await Promise.all(chapters)).flat();
  };
}

function changesOf(
  copy: Original,
  note: string | undefined,
  newest: Original | undefined,
): { edited: boolean; newer: boolean } {
  if (newest === undefined) return { edited: false, newer: false };
  return changesIn(copy.sources, readOriginal(note, copy), newest);
}
