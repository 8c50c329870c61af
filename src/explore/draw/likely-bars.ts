import type { VNode } from 'preact';
import type { View } from '../kind.js';
import { shareText } from './number-text.js';
import { element, text } from './svg.js';

const BAR_ROW = 26;
const SHARE = 46;

/** How much room the bars take. */
export const barsHeight: number = 5 * BAR_ROW;

/** What may come next. */
interface Likely {
  readonly word: string;
  readonly share: number;
  /** Whether it came. */
  readonly isTaken: boolean;
}

/** What was likeliest in a place, and the shares: names in a column of this width, and bars. */
export function likelyBars(
  likely: readonly Likely[],
  { palette }: View,
  width: number,
  names: number = 86,
): VNode[] {
  const bar = width - names - SHARE;
  return likely.flatMap(({ word, share, isTaken }, k) => {
    const y = k * BAR_ROW;
    const style = { weight: isTaken ? 700 : 400, fill: isTaken ? palette.ink : palette.soft };
    const track = { x: names, y: y + 5, width: bar, height: 16, rx: 3 };
    return [
      text(names - 8, y + 17.5, word, { anchor: 'end', ...style }),
      element('rect', { ...track, fill: palette.line, 'fill-opacity': 0.6 }),
      element('rect', { ...track, width: bar * share, fill: isTaken ? palette.accent : palette.soft }),
      text(names + bar + 6, y + 17.5, shareText(share), { size: 12, ...style }),
    ];
  });
}
