import { renderToString } from 'preact-render-to-string';
import { light, type Palette } from './draw/palette.js';
import type { Explorable } from './explorable.js';
import { readExplorable } from './read-explorable.js';

/** An explorable for those who can't touch it. */
export interface Still {
  readonly svg: string;
  readonly words: string;
}

/** The width of still pictures: that of a notebook's column. */
const COLUMN = 704;

/** The picture of an explorable and its words, both from its state. */
export function stillOf(explorable: Explorable, width: number = COLUMN, palette: Palette = light): Still {
  const { kind, told, state } = readExplorable(explorable);
  return {
    svg: renderToString(kind.picture(state, { width, palette, isLive: false })),
    words: [told.words(state), ...kind.notes(state)].join(' '),
  };
}
