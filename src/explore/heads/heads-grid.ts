import type { VNode } from 'preact';
import { at } from '../draw/picture.js';
import { element, fitted, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { groupsOf, type HeadGroup, perRowOf } from './heads-order.js';
import { type HeadPlace, type HeadsState, handleOf, isSame, type ReadHead } from './heads-state.js';
import { headText } from './heads-words.js';
import { keptCells, type PlacedWeights, tintsOf } from './weight-cells.js';

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
  const { palette } = view;
  const [left, top] = isWide ? [BESIDE, 0] : [0, ABOVE];
  const perRow = perRowOf(state, isWide);
  const pitch = Math.min(48, Math.floor(((isWide ? 704 : 340) - left) / perRow));
  const side = pitch - 3;
  let height = 0;
  const cells: PlacedWeights[] = [];
  const nodes = groupsOf(state).flatMap((group) => {
    const y = height;
    height += top + Math.ceil(group.heads.length / perRow) * (pitch + NUMBER) + 2;
    const squares = group.heads.map((head, k) => {
      const [layer, number] = head.place;
      const x = left + 1 + (k % perRow) * pitch;
      const place = { x, y: y + top + 1 + Math.floor(k / perRow) * (pitch + NUMBER), side };
      cells.push({ weights: state.weights[layer - 1]![number - 1]!, ...place });
      return smallHead(state, head, view, place);
    });
    return [at(0, y, ...groupName(group, view, isWide)), ...squares];
  });
  const common = {
    'font-size': 9,
    'text-anchor': 'middle',
    'shape-rendering': 'crispEdges',
    fill: palette.soft,
  };
  // The cells of all heads together: a path for each tint of all is drawn much sooner than some for each head.
  const size = { tokens: state.tokens.length, width: side - 4, height: side - 4 };
  return {
    height,
    nodes: [
      element(
        'g',
        common,
        ...nodes,
        at(2, 2, keptCells({ heads: JSON.stringify(cells), ...size, ...tintsOf(palette) })),
      ),
    ],
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
  const isPinned = state.pins.some((pin) => isSame(pin, place));
  const isSeen = isPinned || isSame(state.look, place);
  const stroke = isPinned ? palette.warm : isSeen ? palette.accent : palette.line;
  const frame = { x, y, width: side, height: side, rx: 3, fill: palette.ground, stroke };
  const bold = { 'font-weight': 700, fill: isPinned ? palette.warm : palette.ink };
  return element(
    'g',
    view.isLive ? rolesOf(state, place, isPinned) : {},
    element('rect', { ...frame, ...(isSeen ? { 'stroke-width': 3 } : {}) }),
    element('text', { x: x + side / 2, y: y + side + 10, ...(isSeen ? bold : {}) }, place.join('.')),
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
