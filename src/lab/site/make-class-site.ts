import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { saveFile } from '../../files/save-file.js';
import { asHandedOut } from '../../format/handed-out.js';
import { parseNotebook } from '../../format/parse-notebook.js';
import { makeSite, type SiteOptions } from './make-site.js';
import { listFiles } from './worker-script.js';

const compress = promisify(gzip);

/** What is worth compressing. */
const packs = /\.(css|html|ipynb|js|json|svg|wasm)$/;

/** What is told of a class's site. */
export interface ClassSiteOptions extends SiteOptions {
  /** Names of the chapters that the class gets. */
  readonly picked: readonly string[];
  /** Whether they come with their solutions. */
  readonly solutions: boolean;
}

/**
 * Makes the site that a class gets: some chapters, without solutions, and each file compressed beside it.
 *
 * @param out a folder of its own; what lies there goes
 * @returns SHA-256 of its files, by path
 */
export async function makeClassSite(options: ClassSiteOptions, out: string): Promise<Map<string, string>> {
  rmSync(out, { recursive: true, force: true });
  const [chapters, site] = [join(out, 'chapters'), join(out, 'site')];
  mkdirSync(chapters, { recursive: true });
  for (const name of readdirSync(options.chapters).filter((each) => options.picked.includes(each))) {
    const text = readFileSync(join(options.chapters, name), 'utf8');
    await saveFile(join(chapters, name), options.solutions ? text : asHandedOut(parseNotebook(text, name)));
  }
  await makeSite({ ...options, chapters, isClass: true }, site);
  const files = listFiles(site);
  for (const { path } of files.filter((each) => packs.test(each.path) && each.size > 1000))
    await saveFile(join(site, `${path}.gz`), await compress(readFileSync(join(site, path))));
  return new Map(files.map(({ path, digest }) => [path, digest]));
}
