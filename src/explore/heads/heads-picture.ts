import type { VNode } from 'preact';
import { linesOf } from '../draw/lines.js';
import { at, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { headsGrid, type Part } from './heads-grid.js';
import { enlarged, type HeadsState, isSame } from './heads-state.js';
import { differenceText, headsFinding, headText } from './heads-words.js';
import { largeHead } from './large-head.js';

/**
 * All heads, small, in 704 pixels or 340; below them, or beside them where there is room, one or two of them large, each of
 * 340 pixels and 24 from the next; and what is to be seen.
 */
export function headsPicture(state: HeadsState, view: View): VNode {
  const { palette } = view;
  const isWide = view.width >= 620;
  const left = view.width >= 1068 ? 728 : 0;
  const width = left ? 1068 : isWide ? 704 : 340;
  const grid = headsGrid(state, view, isWide);
  const large = largeHeads(state, view, !left && isWide ? 364 : 0);
  const below = left ? 0 : grid.height + 10;
  const isBeside = !enlarged(state).some((place) => isSame(place, state.look));
  const said = (content: string, size: number): Part => {
    const step = Math.round(size * 1.32);
    const style =
      size > 12 ? { size, weight: 700, fill: palette.ink } : { size, weight: 400, fill: palette.soft };
    const nodes = linesOf(content, width - 4, size * 1.2).map((line, k) =>
      text(2, size + step * k, line, style),
    );
    return { height: step * nodes.length + 2, nodes };
  };
  const parts = [
    said(headsFinding(state), 16),
    {
      height: Math.max(grid.height, below + large.height),
      nodes: [...grid.nodes, at(left, below, ...large.nodes)],
    },
    said(differenceText(state) || PIN, 13),
    ...(isBeside ? [said(`Looked at: ${headText(state, state.look)}`, 13)] : []),
    said(keyText(state), 12),
  ];
  let height = 0;
  const placed = parts.map((part) => {
    const top = height;
    height += part.height + 10;
    return at(0, top, ...part.nodes);
  });
  return picture({ width, height, label: 'Heads of the model' }, view, ...placed);
}

const PIN = 'Pin this head to compare it with others.';

function keyText({ side, look: [layer, head] }: HeadsState): string {
  const cell = side > 1 ? `the strongest of ${side} × ${side} weights` : 'a weight, tinted in eight steps';
  const roles = `Row: the word that looks. Column: the word it looks at. Cell: ${cell}.`;
  return `${layer}.${head}: layer ${layer}, head ${head}. ${roles} Bars: its habits, measured over many sentences.`;
}

/** @param across how far one is to the right of the one before; 0: below it. All are of one height */
function largeHeads(state: HeadsState, view: View, across: number): Part {
  const parts = enlarged(state).map((place) => largeHead(state, place, view));
  const down = across ? 0 : parts[0]!.height;
  const nodes = parts.map((part, k) => at(k * across, k * down, ...part.nodes));
  return { height: parts[0]!.height + down * (parts.length - 1), nodes };
}
