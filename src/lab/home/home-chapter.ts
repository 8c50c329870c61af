import type { Place } from '../protocol/place.js';
import type { ChapterCard } from './chapter-card.js';

/** A chapter with what the reader has done with it. */
export interface HomeChapter extends ChapterCard {
  readonly place?: Place | undefined;
  /** The reader's own notebook, none of the kit's. */
  readonly own: boolean;
  readonly edited: boolean;
  /** Whether the kit has a newer version than the one that was edited. */
  readonly newer: boolean;
}
