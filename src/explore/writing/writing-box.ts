import type { VNode } from 'preact';
import { shareText } from '../draw/number-text.js';
import { mixed } from '../draw/palette.js';
import { element } from '../draw/svg.js';
import { unpack } from '../heads/pack.js';
import type { View } from '../kind.js';
import { writingLetters } from './writing-letters.js';
import { CELL, LINE, placesOf } from './writing-places.js';
import type { WritingState } from './writing-state.js';
import { named } from './writing-words.js';

/** The text in lines of cells, one for each character, and how high they are together. */
export function writingBox(
  state: WritingState,
  view: View,
  width: number,
): { nodes: VNode[]; height: number } {
  const { read, beginning, look } = state;
  const { palette, isLive } = view;
  const whole = beginning + read.written;
  const places = placesOf(whole, Math.floor(width / CELL) - 1);
  const row = unpack(read.looks[look]!);
  const first = beginning.length + look - row.length;
  const nodes = [...whole].map((character, i) => {
    const k = i - beginning.length;
    const isSeen = k === look;
    const weight = Math.sqrt(row[i - first] ?? 0); // roots, that small weights are seen, too
    const roles = {
      'data-cell': `at.${k}`,
      role: 'button',
      tabindex: isSeen ? 0 : -1,
      'aria-pressed': `${isSeen}`,
      'aria-label': `${named(character)}, share ${shareText(read.shares[k] ?? 1)}`,
    };
    return element('rect', {
      x: places[i]!.column * CELL,
      y: places[i]!.row * LINE + 1,
      width: CELL,
      height: LINE - 2,
      fill: isSeen ? palette.lit : mixed(k < 0 ? palette.line : palette.ground, palette.plus, 0.85 * weight),
      ...(isSeen ? { stroke: palette.accent, rx: 2 } : {}),
      ...(isLive && k >= 0 ? roles : {}),
    });
  });
  return {
    nodes: [...nodes, writingLetters(state, palette, places)],
    height: LINE * (places.at(-1)!.row + 1),
  };
}
