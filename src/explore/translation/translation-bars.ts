import type { VNode } from 'preact';
import { shareText } from '../draw/number-text.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import type { TranslationState } from './translation-state.js';

const BAR_ROW = 26;
const LABEL = 86;
const SHARE = 46;

/** How much room the bars take. */
export const barsHeight: number = 5 * BAR_ROW;

/** The five words that were likeliest in the place of the one that is followed, and their shares. */
export function translationBars({ read, look }: TranslationState, { palette }: View, width: number): VNode[] {
  const bar = width - LABEL - SHARE;
  return read.likeliest[look]!.flatMap(({ word, share }, k) => {
    const [y, isTaken] = [k * BAR_ROW, k === 0];
    const style = { weight: isTaken ? 700 : 400, fill: isTaken ? palette.ink : palette.soft };
    const track = { x: LABEL, y: y + 5, width: bar, height: 16, rx: 3 };
    return [
      text(LABEL - 8, y + 17.5, word, { anchor: 'end', ...style }),
      element('rect', { ...track, fill: palette.line, 'fill-opacity': 0.6 }),
      element('rect', { ...track, width: bar * share, fill: isTaken ? palette.accent : palette.soft }),
      text(LABEL + bar + 6, y + 17.5, shareText(share), { size: 12, ...style }),
    ];
  });
}
