import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveFile } from '../files/save-file.js';
import { fingerprint, folderNotes, originalsOf } from './notes.js';
import { TrustList } from './trust.js';

/** What happened to the chapters in a working copy. */
export interface Prepared {
  readonly added: string[];
  /** Brought up to the kit's version; the reader hadn't touched them. */
  readonly updated: string[];
  /** The kit has a newer version, but the reader's is kept. */
  readonly kept: string[];
}

/**
 * Makes the working copy of the chapters, or brings it up to date.
 * What the reader changed is never overwritten, and what the reader deleted doesn't come back by itself.
 */
export async function prepareFolder(folder: string, chaptersFolder: string): Promise<Prepared> {
  await mkdir(folder, { recursive: true });
  const originals = originalsOf(folder);
  const prepared: Prepared = { added: [], updated: [], kept: [] };
  for (const name of await chapterNames(chaptersFolder)) {
    const text = await readFile(join(chaptersFolder, name), 'utf8');
    const before = (await originals.read())[name];
    const mine = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (before === fingerprint(text)) continue;
    if (mine === undefined && before === undefined) prepared.added.push(name);
    else if (mine !== undefined && fingerprint(mine) === before) prepared.updated.push(name);
    else {
      if (mine !== undefined && mine !== text) prepared.kept.push(name);
      continue;
    }
    await placeChapter(folder, name, text);
  }
  return prepared;
}

/** Writes a chapter of the kit into a working copy, and remembers it as original and trusted. */
export async function placeChapter(folder: string, name: string, text: string): Promise<void> {
  await saveFile(join(folder, name), text);
  await originalsOf(folder).change((before) => ({ ...before, [name]: fingerprint(text) }));
  await new TrustList(folderNotes<string[]>(folder, 'trusted.json', [])).add(text);
}

/** The chapters that the kit brings, in order. */
export async function chapterNames(chaptersFolder: string): Promise<string[]> {
  const names = await readdir(chaptersFolder).catch(() => []);
  return names.filter((name) => name.endsWith('.ipynb')).sort();
}
