/** A chapter that the site brings. */
export interface Brought {
  /** SHA-256 of its bytes. */
  readonly digest: string;
  readonly size: number;
}

/** What a page of the site knows of the site. */
export interface Site {
  /** Where it lies, with a slash at its end. */
  readonly base: URL;
  readonly version: string;
  /** The chapters that it brings, by their paths. */
  readonly chapters: Readonly<Record<string, Brought>>;
}

/** The name of the site's database: an origin may hold several sites, each under its own path. */
export function databaseName({ base }: Site): string {
  return `attention-kit ${base.pathname}`;
}

/** Where a notebook is opened: a chapter on its own page, a reader's own on the page for all of them. */
export function notebookAddress({ base, chapters }: Site, path: string): URL {
  return new URL(notebookLink(path, path in chapters), base);
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
