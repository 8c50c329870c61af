import type { VNode } from 'preact';
import { mixed } from '../draw/palette.js';
import { element, text } from '../draw/svg.js';
import { type HeadPlace, handleOf, isSame } from '../heads/heads-state.js';
import type { View } from '../kind.js';
import { buttonRoles } from './model-looks.js';
import { headsIn, isCut, linkIn, type ModelState } from './model-state.js';
import { headLabel, placeText } from './model-words.js';

/** How high and wide a head is, and what the names of layers take beside them. */
const PITCH = 24;
const NAMES = 24;

/** How high the grid of all heads is. */
export function gridHeight({ read }: ModelState): number {
  return PITCH * (read.weights.length + 1);
}

/** All heads, a row for each layer, tinted by the weight of one look; crossed out where they are cut. */
export function modelGrid(state: ModelState, view: View): VNode[] {
  const { palette } = view;
  const small = { size: 11, anchor: 'middle', fill: palette.soft } as const;
  const columns = headsIn(state, 1).map(([, head]) =>
    text(NAMES + (head - 0.5) * PITCH, 14, `${head}`, small),
  );
  const rows = state.read.weights.flatMap((_, l) => [
    layerName(state, l + 1, view),
    ...headsIn(state, l + 1).map((place) => headCell(state, place, view)),
  ]);
  return [...columns, ...rows];
}

function layerName(state: ModelState, layer: number, view: View): VNode {
  const { palette } = view;
  const isSeen = isSame(state.look, [layer, 0]);
  const all = headsIn(state, layer);
  const isAllCut = all.every((place) => isCut(state, place));
  const label = `${layer}: ${placeText([layer, 0])}${isAllCut ? ', cut' : ''}`;
  return element(
    'g',
    { 'data-cell': handleOf([layer, 0]), ...(view.isLive ? buttonRoles(label, isAllCut, isSeen) : {}) },
    element('rect', { ...square(0, layer), rx: 6, fill: isSeen ? palette.lit : palette.ground }),
    text(PITCH / 2 - 1, layer * PITCH + 16, `${layer}`, {
      size: 12,
      weight: 700,
      anchor: 'middle',
      fill: palette.ink,
    }),
  );
}

function headCell(state: ModelState, place: HeadPlace, view: View): VNode {
  const { palette } = view;
  const [layer, head] = place;
  const isOff = isCut(state, place);
  const isSeen = isSame(state.look, place);
  const { x, y, width } = square(head, layer);
  const share = linkIn(state, place);
  const cross = `M${x + 5} ${y + 5}l${width - 10} ${width - 10}m0 ${10 - width}l${10 - width} ${width - 10}`;
  return element(
    'g',
    {
      'data-cell': handleOf(place),
      ...(view.isLive ? buttonRoles(headLabel(state, place), isOff, isSeen) : {}),
    },
    element('rect', {
      ...square(head, layer),
      rx: 4,
      fill: isOff ? palette.panel : mixed(palette.panel, palette.accent, share),
      stroke: isSeen ? palette.warm : palette.line,
      'stroke-width': isSeen ? 3 : 1,
    }),
    isOff ? element('path', { d: cross, stroke: palette.warm, 'stroke-width': 2.5 }) : null,
  );
}

function square(column: number, layer: number): { x: number; y: number; width: number; height: number } {
  const x = column === 0 ? 0 : NAMES + (column - 1) * PITCH;
  return { x: x + 1, y: layer * PITCH + 1, width: PITCH - 2, height: PITCH - 2 };
}
