import { cpSync, mkdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What the built page's folder holds for others than browsers. */
const notForBrowsers = ['built-from.txt', 'pages.json', 'reading', 'site'];

/** So deep, the kit in it looks for its data where the page's explorables do: in `static/data`. */
const kernelPlace = 'static/kernel/v1/lib';

/** Where the site's parts come from. */
export interface Sources {
  /** The built page. */
  readonly page: string;
  /** The built kernel. */
  readonly kernel: string;
  readonly chapters: string;
  readonly data: string;
}

/** Copies all that the site has as it is: the built page, the kernel, chapters, and the kit's data. */
export function copyFiles({ page, kernel, chapters, data }: Sources, out: string): void {
  mkdirSync(join(out, 'notebooks/pictures'), { recursive: true });
  copy(page, join(out, 'static'), (path) => !notForBrowsers.includes(path.split(sep)[0]!));
  copy(kernel, join(out, kernelPlace), (path) => path !== 'built-from.txt');
  copy(data, join(out, 'static/data'), (path) => !/\.(js|py|md)$/.test(path));
  copy(chapters, join(out, 'chapters'), (path) => path === '' || path.endsWith('.ipynb'));
}

/** Copies the pictures that a chapter's text shows, and not those that lie there from texts of before. */
export function copyPictures(html: string, { page }: Pick<Sources, 'page'>, out: string): void {
  const folder = join(out, 'notebooks/pictures');
  for (const [, name] of html.matchAll(/<img src="pictures\/(\w+\.png)"/g))
    cpSync(join(page, 'reading/pictures', name!), join(folder, name!));
}

function copy(from: string, to: string, wanted: (path: string) => boolean): void {
  cpSync(from, to, { recursive: true, filter: (source) => wanted(relative(from, source)) });
}
