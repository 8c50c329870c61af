import { parseNotebook } from '../../../format/parse-notebook.js';
import { chapterCard } from '../../home/chapter-card.js';
import { carriedText } from '../../protocol/carried-notebook.js';
import { pathParts } from '../../protocol/contents/path-parts.js';
import { placeFree } from '../../protocol/contents/place-free.js';
import { tameName } from '../../protocol/contents/tame-name.js';
import { databaseName, notebookAddress, type Site } from '../site.js';
import { openDatabase } from '../store/database.js';
import { SiteStore } from '../store/site-store.js';

/**
 * Keeps the notebook that a link carries, under a free name and untrusted: nothing that is here changes, and nothing of it
 * runs. Who opens the same link again comes to the same copy.
 *
 * @returns where it is opened
 * @throws {HttpError} in words
 */
export async function keepCarried(site: Site, carried: string): Promise<URL> {
  const text = await carriedText(carried);
  const { title } = chapterCard('notebook', parseNotebook(text, 'this link'));
  const { files, lasting } = await openDatabase(databaseName(site));
  if (!lasting)
    throw new Error(
      'This browser keeps nothing for this site, so that the notebook in this link can’t be opened',
    );
  const { stem, ending } = pathParts(tameName(title, '.ipynb'));
  const store = new SiteStore(files, site);
  return notebookAddress(site, await placeFree(store, '', [stem, ending], new TextEncoder().encode(text)));
}
