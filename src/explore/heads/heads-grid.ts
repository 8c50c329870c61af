import type { VNode } from 'preact';
import { at } from '../draw/picture.js';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { groupsOf, type HeadGroup, perRowOf, rowsOf } from './heads-order.js';
import { type HeadPlace, type HeadsState, handleOf, isSame, type ReadHead } from './heads-state.js';
import { headText } from './heads-words.js';
import { tintsOf, weightCells } from './weight-cells.js';

/** Where the pictures of a wide page begin, beside the names of their groups; on a narrow one those stand above. */
const BESIDE = 126;
const ABOVE = 18;
const NUMBER = 12;

/** A part of a picture and how high it is. */
export interface Part {
  readonly height: number;
  readonly nodes: readonly VNode[];
}

/** All heads as small pictures, in groups. */
export function headsGrid(state: HeadsState, view: View, isWide: boolean): Part {
  const parts = groupsOf(state).map((group) => groupPart(state, group, view, isWide));
  let height = 0;
  const nodes = parts.map((part) => {
    const y = height;
    height += part.height;
    return at(0, y, ...part.nodes);
  });
  const common = {
    'font-size': 9,
    'text-anchor': 'middle',
    'shape-rendering': 'crispEdges',
    fill: view.palette.soft,
  };
  return { height, nodes: [element('g', common, ...nodes)] };
}

function groupPart(state: HeadsState, group: HeadGroup, view: View, isWide: boolean): Part {
  const [left, top] = isWide ? [BESIDE, 0] : [0, ABOVE];
  const perRow = perRowOf(state, isWide);
  const pitch = Math.min(48, Math.floor(((isWide ? 704 : 340) - left) / perRow));
  const rows = rowsOf(group.heads, perRow);
  const squares = rows.flatMap((row, i) =>
    row.map((head, k) => {
      const place = { x: left + 1 + k * pitch, y: top + 1 + i * (pitch + NUMBER), side: pitch - 3 };
      return smallHead(state, head, view, place);
    }),
  );
  return {
    height: top + rows.length * (pitch + NUMBER) + 2,
    nodes: [...groupName(group, view, isWide), ...squares],
  };
}

function groupName({ name, note }: HeadGroup, { palette }: View, isWide: boolean): VNode[] {
  const style = { size: 11.5, fill: palette.soft } as const;
  const bold = { size: 12.5, weight: 700, fill: palette.ink };
  const title = text(2, 14, fitted(name, isWide ? BESIDE - 8 : 190, 13.5), bold);
  const said = fitted(note, isWide ? BESIDE - 8 : 150, 11.5);
  return isWide
    ? [title, text(2, 30, said, style)]
    : [title, text(338, 14, said, { ...style, anchor: 'end' })];
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

// What all have in common stands once around them: a picture of many is sent with the notebook.
function smallHead(state: HeadsState, { place }: ReadHead, view: View, { x, y, side }: Square): VNode {
  const { palette } = view;
  const [layer, head] = place;
  const isPinned = state.pins.some((pin) => isSame(pin, place));
  const isSeen = isPinned || isSame(state.look, place);
  const stroke = isPinned ? palette.warm : isSeen ? palette.accent : palette.line;
  const frame = { x, y, width: side, height: side, rx: 3, fill: palette.ground, stroke };
  const bold = { 'font-weight': 700, fill: isPinned ? palette.warm : palette.ink };
  return element(
    'g',
    view.isLive ? rolesOf(state, place, isPinned) : {},
    element('rect', { ...frame, ...(isSeen ? { 'stroke-width': 3 } : {}) }),
    weightCells({
      weights: state.weights[layer - 1]![head - 1]!,
      tokens: state.tokens.length,
      x: x + 2,
      y: y + 2,
      width: side - 4,
      height: side - 4,
      ...tintsOf(palette),
    }),
    element('text', { x: x + side / 2, y: y + side + 10, ...(isSeen ? bold : {}) }, `${layer}.${head}`),
  );
}

function rolesOf(state: HeadsState, place: HeadPlace, isPinned: boolean): Record<string, unknown> {
  return {
    'data-cell': handleOf(place),
    role: 'button',
    tabindex: isSame(state.look, place) ? 0 : -1,
    'aria-pressed': `${isPinned}`,
    'aria-label': `${place.join('.')}: ${headText(state, place)}`, // begins with what is written
  };
}
