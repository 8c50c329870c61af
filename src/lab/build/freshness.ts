import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitFolder as kit } from '../../files/kit-folder.js';

/** Where the built page lies, beside `dist/src`. */
export const pageFolder: string = join(kit, 'dist/lab');

/** The page's files that need no building. */
export const staticFolder: string = join(kit, 'src/lab/page/static');

/** The files of a site without a server that need no building. */
export const siteStaticFolder: string = join(kit, 'src/lab/site/static');

/** The text for who teaches a class, as a forge shows it. */
export const teachingText: string = join(kit, '.github/CLASSES.md');

/** The file that says what the page was built from. */
export const builtFrom: string = join(pageFolder, 'built-from.txt');

/** What the page's scripts are made of. */
const sources = [
  'lab/page',
  'lab/browser',
  'lab/protocol',
  'lab/build',
  'explore',
  'plot',
  'attention',
  'text',
  'check',
  'assets',
  'model',
  'train',
];

/** A fingerprint of everything that the page is built from. */
export function sourcePrint(): string {
  const hash = createHash('sha256');
  for (const folder of [
    staticFolder,
    siteStaticFolder,
    ...sources.map((name) => join(kit, 'dist/src', name)),
  ]) {
    for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort())
      if (/\.(m?js|css|svg)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  }
  for (const file of [teachingText, join(kit, 'package-lock.json')]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Whether the page needn't be built: it is up to date, or came built with an installed kit. */
export function isPageFresh(): boolean {
  if (!existsSync(builtFrom)) return false;
  return !existsSync(staticFolder) || readFileSync(builtFrom, 'utf8') === sourcePrint();
}
