import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kitChapters } from '../../../files/kit-folder.js';
import { saveFile } from '../../../files/save-file.js';
import { asHandedOut } from '../../../format/handed-out.js';
import type { Notebook } from '../../../format/notebook.js';
import { parseNotebook } from '../../../format/parse-notebook.js';
import { notebookLink } from '../../browser/site.js';
import { chapterText } from './chapter-text.js';
import { slidesText } from './slides-text.js';
import { readingFolder, slidesName, textName } from './text-name.js';

/** Makes the texts of the kit's chapters, with solutions and without, and removes those of chapters that are no more. */
export async function buildReading(): Promise<void> {
  const stay = await makeTexts(kitChapters);
  for (const name of readdirSync(readingFolder))
    if (name.endsWith('.html') && !stay.includes(name)) rmSync(join(readingFolder, name), { force: true }); // another process may be at it, too
}

/**
 * Makes the texts of a folder's chapters, as far as they aren't there yet: each is known by its chapter's fingerprint.
 *
 * @returns the texts' names
 */
export async function makeTexts(folder: string): Promise<string[]> {
  mkdirSync(join(readingFolder, 'pictures'), { recursive: true });
  const names = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  const link = (path: string) => notebookLink(path, names.includes(path)).replace('notebooks/', '');
  const made = names.map(async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const chapter = parseNotebook(text, name);
    const without = asHandedOut(chapter);
    if (!existsSync(join(readingFolder, slidesName(text))))
      await saveFile(join(readingFolder, slidesName(text)), slidesText(chapter));
    for (const each of [text, without])
      if (!existsSync(join(readingFolder, textName(each))))
        await makeText(parseNotebook(each, name), textName(each), link);
    return [slidesName(text), ...[text, without].map(textName)];
  });
  return (await Promise.all(made)).flat();
}

async function makeText(chapter: Notebook, name: string, link: (path: string) => string): Promise<void> {
  const { html, pictures } = chapterText(chapter, link);
  for (const [picture, bytes] of pictures) await saveFile(join(readingFolder, 'pictures', picture), bytes);
  await saveFile(join(readingFolder, name), html);
}
