import type { VNode } from 'preact';
import { BUTTON } from '../draw/button.js';
import { barsHeight, likelyBars } from '../draw/likely-bars.js';
import { at, heading, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { translationButtons } from './translation-buttons.js';
import { type Columns, ROW, translationRows } from './translation-rows.js';
import type { TranslationState } from './translation-state.js';
import { named, translationFinding } from './translation-words.js';

const CAPTION = 24;
const WIDE: Columns = { source: 150, lines: 140, target: 140 };
const NARROW: Columns = { source: 130, lines: 86, target: 124 };

/** The number in English, what has been written of it, where it looked, and what could have come. */
export function translationPicture(state: TranslationState, view: View): VNode {
  const { language, read } = state;
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const columns = isWide ? WIDE : NARROW;
  const right = columns.source + columns.lines;
  const title = heading(translationFinding(state), width - 4, view);
  const buttons = 12 + title.height;
  const rows = buttons + (isWide ? 1 : 2) * (BUTTON + 6) + CAPTION + 4;
  const words = Math.max(read.source.length, read.target.length) * ROW;
  const [barsX, barsY] = isWide ? [right + columns.target + 24, rows] : [0, rows + words + CAPTION + 10];
  const likely = read.likeliest[state.look]!.map((each, k) => ({ ...each, isTaken: k === 0 }));
  const height = Math.max(rows + words, barsY + barsHeight) + 2;
  const caption = (x: number, y: number, content: string) =>
    text(x, y - 8, content, { size: 12, weight: 700, fill: view.palette.soft });
  return picture(
    { width, height, label: 'A number that is translated' },
    view,
    ...title.nodes,
    at(0, buttons, ...translationButtons(state, view, width)),
    caption(2, rows, 'English, and how much it is looked at'.slice(0, isWide ? undefined : 7)),
    caption(right + 2, rows, `${named(language)}, so far`),
    at(0, rows, ...translationRows(state, view, columns)),
    caption(barsX + 2, barsY, 'likeliest words in its place'),
    at(barsX, barsY, ...likelyBars(likely, view, isWide ? 704 - barsX : 340)),
  );
}
