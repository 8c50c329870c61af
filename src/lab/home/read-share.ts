import type { HomeChapter } from './home-chapter.js';

/** How far a reader has come in a chapter, in percent. */
export function readShare({ place, cells }: HomeChapter): number {
  return place ? Math.round((100 * (place.cell + 1)) / Math.max(place.cells, cells)) : 0;
}

/** Whether it has been read: whoever is among its last cells has. */
export function isRead(chapter: HomeChapter): boolean {
  return readShare(chapter) >= 90;
}
