import { notebookUrl } from './notebook-url.js';

/** Where a home page leads. */
export interface HomeLinks {
  /** What stands before the site's own addresses, with a slash at its end; empty for relative ones. */
  readonly base: string;
  /** Where a notebook is opened. */
  readonly notebook: (path: string) => string;
}

/** Where the home page of a server leads, whose pages live under this path. */
export function serverLinks(base: string): HomeLinks {
  return { base, notebook: (path) => notebookUrl(path, base) };
}
