import type { VNode } from 'preact';
import type { Palette } from './palette.js';
import { element, fitted, text } from './svg.js';

/** Where a word stands, and how high the rows are. */
export interface PillPlace {
  x: number;
  width: number;
  /** From 0, from the top. */
  row: number;
  height: number;
}

/** A word in a round frame, bold and lit where it is looked at. */
export function wordPill(word: string, isSeen: boolean, place: PillPlace, palette: Palette): VNode[] {
  const { x, width, row, height } = place;
  return [
    element('rect', {
      ...{ x, y: row * height + 1, width, height: height - 2, rx: 12 },
      fill: isSeen ? palette.lit : palette.ground,
      stroke: isSeen ? palette.accent : palette.line,
    }),
    text(x + width / 2, (row + 0.5) * height + 4.5, fitted(word, width - 12, 13), {
      anchor: 'middle',
      weight: isSeen ? 700 : 400,
      fill: palette.ink,
    }),
  ];
}
