import { parseNotebook } from '../../../format/parse-notebook.js';
import { pathIn, pathParts } from '../../protocol/contents/path-parts.js';
import type { Entry, Store } from '../../protocol/contents/store.js';
import { digest } from '../../protocol/digest.js';
import { HttpError, isTaken, notThere } from '../../protocol/http-error.js';
import { givesWay, sourcesOf } from '../../protocol/original.js';
import type { Site } from '../site.js';
import type { KeptFile, Shelf } from './database.js';
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
    const brought = this.site.chapters[path];
    if (brought) return { type: 'file', size: brought.size, created: undated, modified: undated };
    if (path === '') return { type: 'directory', size: 0, created: undated, modified: undated };
    throw notThere(path);
  }

  async has(path: string): Promise<boolean> {
    return path in this.site.chapters || (await this.files.get(path)) !== undefined;
  }

  /** Whether a path is a chapter of the site's in which the reader has saved nothing. */
  async isUntouched(path: string): Promise<boolean> {
    return path in this.site.chapters && (await this.kept(path)) === undefined;
  }

  async names(folder: string): Promise<string[]> {
    const all = [...Object.keys(this.site.chapters), ...(await this.files.keys())];
    const inside = all.filter((path) => pathParts(path).folder === folder);
    return [...new Set(inside)].map((path) => pathParts(path).name).sort();
  }

  async read(path: string): Promise<Uint8Array> {
    const kept = await this.kept(path);
    if (kept?.bytes) return kept.bytes;
    if (kept || path === '') throw new HttpError(400, `Not a file: ${path}`);
    if (!(path in this.site.chapters)) throw notThere(path);
    return this.brought(path);
  }

  async write(path: string, content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await this.needFolder(path);
    const before = await this.kept(path);
    if (before && !before.bytes) throw new HttpError(400, `Not a file: ${path}`);
    const copied = path in this.site.chapters ? await this.copied(path, bytes, before) : {};
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
      if (path in this.site.chapters) throw new HttpError(403, `The site brings ${path}: it stays`);
      throw notThere(path);
    }
    for (const name of await this.names(path)) await this.remove(pathIn(path, name));
    await this.change(path, () => undefined);
  }

  /** What the reader has under this path, unless the site brings something newer in its place. */
  private async kept(path: string): Promise<KeptFile | undefined> {
    const kept = await this.files.get(path);
    const newest = this.site.chapters[path]?.digest;
    if (!kept?.original || kept.sources === undefined || newest === undefined) return kept;
    return givesWay(kept.sources, kept.original, newest) ? undefined : kept;
  }

  /** What is remembered with a copy of a chapter, so that a newer one may take its place as long as it is unchanged. */
  private async copied(
    path: string,
    bytes: Uint8Array,
    before: KeptFile | undefined,
  ): Promise<Partial<KeptFile>> {
    const sources = await sourcesDigest(bytes);
    const original = before?.original ?? {
      digest: this.site.chapters[path]!.digest,
      sources: await sourcesDigest(await this.brought(path)),
    };
    return { original, sources };
  }

  private async brought(path: string): Promise<Uint8Array> {
    const wanted = this.site.chapters[path]!.digest;
    const address = new URL(`chapters/${encodeURIComponent(path)}?v=${wanted.slice(0, 16)}`, this.site.base);
    const answer = await fetch(address).catch(() => undefined);
    if (!answer?.ok)
      throw new HttpError(
        503,
        `The site did not give ${path}: is there a network? (${answer?.status ?? 'none'})`,
      );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if ((await digest(bytes)) !== wanted)
      throw new HttpError(503, `The site has a new version: load this page again to open ${path}`);
    return bytes;
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

/** What is no notebook has nothing but its bytes. */
async function sourcesDigest(bytes: Uint8Array): Promise<string> {
  const text = new TextDecoder().decode(bytes);
  try {
    return await digest(sourcesOf(parseNotebook(text, 'the chapter')));
  } catch {
    return digest(text);
  }
}
