import type { VNode } from 'preact';
import { most } from '../../plot/extremes.js';
import { linesOf } from '../draw/lines.js';
import { at, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { headsGrid, type Part } from './heads-grid.js';
import { enlarged, type HeadsState, isSame } from './heads-state.js';
import { differenceText, headsFinding, headText } from './heads-words.js';
import { largeHead } from './large-head.js';

const GAP = 24;

/** All heads, small; below them one or two of them large, and what is to be seen. */
export function headsPicture(state: HeadsState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const isBeside = !enlarged(state).some((place) => isSame(place, state.look));
  const parts = [
    lines(headsFinding(state), view, { width, size: 16 }),
    headsGrid(state, view, isWide),
    largeHeads(state, view, isWide),
    lines(differenceText(state) || PIN, view, { width, size: 13 }),
    ...(isBeside ? [lines(`Looked at: ${headText(state, state.look)}`, view, { width, size: 13 })] : []),
    lines(keyText(state), view, { width, size: 12 }),
  ];
  const ends = parts.map((_, k) => parts.slice(0, k + 1).reduce((sum, { height }) => sum + height + 10, 0));
  const height = ends.at(-1)!;
  return picture(
    { width, height, label: 'Heads of the model' },
    view,
    ...parts.map(({ nodes }, k) => at(0, k === 0 ? 0 : ends[k - 1]!, ...nodes)),
  );
}

const PIN = 'Pin this head to compare it with others.';

function keyText({ side, look: [layer, head] }: HeadsState): string {
  const cell = side > 1 ? `the strongest of ${side} × ${side} weights` : 'a weight, tinted in eight steps';
  const roles = `Row: the word that looks. Column: the word it looks at. Cell: ${cell}.`;
  return `${layer}.${head}: layer ${layer}, head ${head}. ${roles} Bars: its habits, measured over many sentences.`;
}

function lines(content: string, { palette }: View, { width, size }: { width: number; size: number }): Part {
  const wrapped = linesOf(content, width - 4, size * 1.2);
  const step = Math.round(size * 1.32);
  const style = { size, weight: size > 12 ? 700 : 400, fill: size > 12 ? palette.ink : palette.soft };
  return {
    height: step * wrapped.length + 2,
    nodes: wrapped.map((line, k) => text(2, size + step * k, line, style)),
  };
}

function largeHeads(state: HeadsState, view: View, isWide: boolean): Part {
  const parts = enlarged(state).map((place) => largeHead(state, place, view));
  const tallest = most(parts.map(({ height }) => height));
  const nodes = parts.map((part, k) =>
    isWide ? at(k * (340 + GAP), 0, ...part.nodes) : at(0, k * tallest, ...part.nodes),
  );
  return { height: isWide ? tallest : tallest * parts.length, nodes };
}
