import type { Original } from '../../keep/original.js';

/** A chapter that the site brings. */
export interface Brought extends Original {
  /** Bytes. */
  readonly size: number;
}

/** What a page of the site knows of the site. */
export interface Site {
  /** Where it lies, with a slash at its end. */
  readonly base: URL;
  readonly version: string;
  /** Whether a teacher's machine serves it to a class, and takes what is handed in. */
  readonly isClass: boolean;
  /** The chapters that it brings, by their paths. */
  readonly chapters: Readonly<Record<string, Brought>>;
}

/** The chapter that the site brings under a path. */
export function broughtAt({ chapters }: Site, path: string): Brought | undefined {
  return Object.hasOwn(chapters, path) ? chapters[path] : undefined;
}

/** The name of the site's database: an origin may hold several sites, each under its own path. */
export function databaseName({ base }: Site): string {
  return `attention-kit ${base.pathname}`;
}

/** Where a notebook is opened: a chapter on its own page, a reader's own on the page for all of them. */
export function notebookAddress(site: Site, path: string): URL {
  return new URL(notebookLink(path, broughtAt(site, path) !== undefined), site.base);
}

/** The name of the right to write a notebook, which one tab has at a time. */
export function writeLock({ base }: Site, path: string): string {
  return `attention-kit ${base.pathname} ${path}`;
}

/**
 * The same, seen from the home page.
 *
 * @example
 * notebookLink('03-scores.ipynb', true); // → 'notebooks/03-scores.html'
 * notebookLink('my own.ipynb', false); // → 'notebooks/?path=my%20own.ipynb'
 */
export function notebookLink(path: string, isChapter: boolean): string {
  return isChapter
    ? `notebooks/${encodeURIComponent(path.replace(/\.ipynb$/, ''))}.html`
    : `notebooks/?path=${encodeURIComponent(path)}`;
}
