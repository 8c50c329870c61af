import { readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeFolder } from '../files/make-folder.js';
import { refusalInWords } from '../files/save-error.js';
import { saveFile } from '../files/save-file.js';
import { asHandedOut } from '../format/handed-out.js';
import { parseNotebook } from '../format/parse-notebook.js';
import { givesWay, type Original, originalOf } from '../keep/original.js';
import { listChapters } from '../runner/chapters.js';
import { isHandedOut } from './handed-out.js';
import { originalsOf, trustOf } from './notes.js';
import { ownChapter } from './own-chapter.js';

/** What happened to the chapters in a working copy. */
export interface Prepared {
  readonly added: string[];
  /** Brought up to the kit's version; the reader had written nothing in them. */
  readonly updated: string[];
  /** The kit has a newer version, but the reader's is kept. */
  readonly kept: string[];
}

/**
 * Makes the working copy of the chapters, or brings it up to date, and trusts what the kit brings.
 * What the reader changed is never overwritten, and what the reader deleted doesn't come back by itself.
 * A folder that was handed out to a class stays as it is: the kit's chapters hold solutions.
 *
 * @param handOut whether the chapters are a class's own: then a folder of a class gets them, too
 */
export async function prepareFolder(
  folder: string,
  chaptersFolder: string,
  handOut = false,
): Promise<Prepared> {
  await makeFolder(folder).catch((cause) => {
    throw new Error(`prepareFolder: expected a folder at ${folder}, got ${refusalInWords(cause)}`, { cause });
  });
  const real = await realpath(folder);
  const prepared: Prepared = { added: [], updated: [], kept: [] };
  const names = listChapters(chaptersFolder).map((path) => basename(path));
  const texts = await Promise.all(names.map((name) => readFile(join(chaptersFolder, name), 'utf8')));
  if (!handOut && (await isHandedOut(real))) {
    await trustOf(real).add(...texts.map((text, i) => asHandedOut(parseNotebook(text, names[i]!))));
    return prepared;
  }
  const known = await originalsOf(real).read();
  for (const [i, name] of names.entries()) {
    const [text, note] = [texts[i]!, known[name]];
    const newest = await originalOf(text);
    if (note?.startsWith(newest.digest)) continue;
    const mine = await ownChapter(real, name);
    const copy = typeof mine === 'string' ? await originalOf(mine) : undefined;
    if (mine === undefined && note === undefined) prepared.added.push(name);
    else if (copy && givesWay(copy.sources, readOriginal(note, copy), newest)) prepared.updated.push(name);
    else {
      if (copy && mine !== text) prepared.kept.push(name);
      continue;
    }
    await placeChapter(real, name, text);
  }
  await trustOf(real).add(...texts);
  return prepared;
}

/** Writes a chapter of the kit into a working copy, and remembers it as original. */
export async function placeChapter(folder: string, name: string, text: string): Promise<void> {
  await saveFile(join(folder, name), text);
  const { digest, sources } = await originalOf(text);
  await originalsOf(folder).change((before) => ({ ...before, [name]: `${digest} ${sources}` }));
}

/**
 * What a copy was made from, as its note tells. One that an earlier kit made tells no more than the digest: nothing is
 * written in the copy if it is still the same to the last byte.
 */
export function readOriginal(note: string | undefined, copy: Original): Original | undefined {
  if (note === undefined) return undefined;
  const [digest, sources] = note.split(' ') as [string, string | undefined];
  return { digest, sources: sources ?? (digest === copy.digest ? copy.sources : '') };
}
