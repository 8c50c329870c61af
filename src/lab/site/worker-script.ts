import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fingerprint } from '../build/reading/fingerprint.js';

/** A file of the site. */
export interface SiteFile {
  /** With `/` between names. */
  readonly path: string;
  readonly size: number;
  /** SHA-256. */
  readonly digest: string;
}

/** What is for people and hosts, and not for pages. */
const notForPages = ['README.md', 'serve.mjs', '.nojekyll', 'sw.js', 'files.json'];

/** All files of a site that a page may ask for, by their paths. */
export function listFiles(folder: string): SiteFile[] {
  const names = readdirSync(folder, { recursive: true }) as string[];
  return names
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .filter((path) => !notForPages.includes(path))
    .sort()
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return { path, size: bytes.length, digest: fingerprint(bytes) };
    });
}

/** The service worker's script, which holds the digest of every file: what it keeps, and gives out, is nothing else. */
export function workerScript(files: readonly SiteFile[], code: string): string {
  const digests = Object.fromEntries(files.map(({ path, digest }) => [path, digest]));
  return `const DIGESTS = ${JSON.stringify(digests)};\n${code}`;
}
