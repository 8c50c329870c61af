import { givesWay, type Original, sourcesDigest } from '../../../keep/original.js';
import { pathIn, pathParts } from '../../protocol/contents/path-parts.js';
import type { Entry, Store } from '../../protocol/contents/store.js';
import { HttpError, isTaken, notAFile, notThere } from '../../protocol/http-error.js';
import { broughtAt, type Site } from '../site.js';
import type { KeptFile, Shelf } from './database.js';
import { readBrought } from './read-brought.js';
import { shelfError } from './shelf-error.js';

/** Chapters that a site brings have no date of their own. */
const undated = new Date(0);

/**
 * The reader's files, kept in the browser, over the chapters that the site brings: a chapter stays the site's own until
 * something in it is saved.
 */
export class SiteStore implements Store {
  private readonly files: Shelf<KeptFile>;
  private readonly site: Site;
  private readonly chapters = new Map<string, Promise<Uint8Array>>();

  constructor(files: Shelf<KeptFile>, site: Site) {
    this.files = files;
    this.site = site;
  }

  async look(path: string): Promise<Entry> {
    const kept = await this.kept(path);
    if (kept) {
      const type = kept.bytes ? 'file' : 'directory';
      return { type, size: kept.bytes?.length ?? 0, created: kept.created, modified: kept.modified };
    }
    const brought = broughtAt(this.site, path);
    if (brought) return { type: 'file', size: brought.size, created: undated, modified: undated };
    if (path === '') return { type: 'directory', size: 0, created: undated, modified: undated };
    throw notThere(path);
  }

  async has(path: string): Promise<boolean> {
    return broughtAt(this.site, path) !== undefined || (await this.files.get(path)) !== undefined;
  }

  /** Whether a path is a chapter of the site's in which the reader has saved nothing. */
  async isUntouched(path: string): Promise<boolean> {
    return broughtAt(this.site, path) !== undefined && (await this.kept(path)) === undefined;
  }

  async names(folder: string): Promise<string[]> {
    const all = [...Object.keys(this.site.chapters), ...(await this.files.keys())];
    const inside = all.filter((path) => pathParts(path).folder === folder);
    return [...new Set(inside)].map((path) => pathParts(path).name).sort();
  }

  async read(path: string): Promise<Uint8Array> {
    const kept = await this.kept(path);
    if (kept?.bytes) return kept.bytes;
    if (kept || path === '') throw notAFile(path);
    return this.brought(path);
  }

  /** @param madeFrom what a copy of a chapter was made from, if it wasn't made here */
  async write(path: string, content: string | Uint8Array, madeFrom?: Original): Promise<void> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await this.needFolder(path);
    const before = await this.kept(path);
    if (before && !before.bytes) throw notAFile(path);
    const original = madeFrom ?? before?.original ?? originalAt(this.site, path);
    const copied = original && { original, sources: await sourcesDigest(new TextDecoder().decode(bytes)) };
    const modified = new Date();
    await this.change(path, () => ({ bytes, created: before?.created ?? modified, modified, ...copied }));
  }

  async makeFolder(path: string): Promise<void> {
    if (await this.has(path)) throw isTaken(path);
    await this.needFolder(path);
    const now = new Date();
    await this.change(path, () => ({ created: now, modified: now }));
  }

  async move(from: string, to: string): Promise<void> {
    if (await this.has(to)) throw isTaken(to);
    await this.needFolder(to);
    const { type, created, modified } = await this.look(from);
    if (type === 'directory') {
      await this.makeFolder(to);
      for (const name of await this.names(from)) await this.move(pathIn(from, name), pathIn(to, name));
    } else {
      const bytes = await this.read(from);
      await this.change(to, () => ({ bytes, created, modified }));
    }
    await this.change(from, () => undefined);
  }

  async remove(path: string): Promise<void> {
    if (!(await this.files.get(path))) {
      if (broughtAt(this.site, path)) throw new HttpError(403, `The site brings ${path}: it stays`);
      throw notThere(path);
    }
    for (const name of await this.names(path)) await this.remove(pathIn(path, name));
    await this.change(path, () => undefined);
  }

  /** What the reader has under this path, unless the site brings something newer in its place. */
  private async kept(path: string): Promise<KeptFile | undefined> {
    const kept = await this.files.get(path);
    const newest = broughtAt(this.site, path);
    if (kept?.sources === undefined || !newest) return kept;
    return givesWay(kept.sources, kept.original, newest) ? undefined : kept;
  }

  /** A chapter as the site brings it. It is read once: a page that is open stays with its version when the site gets another. */
  private brought(path: string): Promise<Uint8Array> {
    const known = this.chapters.get(path) ?? readBrought(this.site, path);
    this.chapters.set(path, known);
    known.catch(() => this.chapters.delete(path)); // and is asked for again the next time
    return known;
  }

  private async needFolder(path: string): Promise<void> {
    const { folder } = pathParts(path);
    if (folder !== '' && (await this.look(folder)).type !== 'directory') throw notThere(folder);
  }

  private async change(path: string, how: () => KeptFile | undefined): Promise<void> {
    await this.files.change(path, how).catch((error) => {
      throw shelfError(error, path);
    });
  }
}

function originalAt(site: Site, path: string): Original | undefined {
  const brought = broughtAt(site, path);
  return brought && { digest: brought.digest, sources: brought.sources };
}
