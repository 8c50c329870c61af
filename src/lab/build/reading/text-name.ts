import { join } from 'node:path';
import { pageFolder } from '../freshness.js';
import { fingerprint } from './fingerprint.js';

/** Where the chapters' texts lie, as HTML, with their pictures. */
export const readingFolder: string = join(pageFolder, 'reading');

/** Another number for other texts of the same chapters. */
const edition = 4;

/** The name of a chapter's slides, by the chapter as it is in its file. */
export function slidesName(chapter: string): string {
  return `slides-${textName(chapter)}`;
}

/** The name of a chapter's text, by the chapter as it is in its file. */
export function textName(chapter: string): string {
  return `${fingerprint(chapter).slice(0, 16)}-${edition}.html`;
}
