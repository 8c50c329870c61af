import type { VNode } from 'preact';
import { linesOf } from '../draw/lines.js';
import { at, heading, picture } from '../draw/picture.js';
import { text } from '../draw/svg.js';
import { track } from '../draw/track.js';
import type { View } from '../kind.js';
import { type GridPlaces, gridHeight, tilesGrid } from './tiles-grid.js';
import { type TilesState, tileCount } from './tiles-state.js';
import { tilesCost, tilesFinding } from './tiles-words.js';

/** The track is so long, whatever the number of tiles. */
const TRACK = 300;

/** So many pixels are from tile to tile on the track. */
export function stepOf(state: Pick<TilesState, 'tokens' | 'size'>): number {
  return TRACK / tileCount(state);
}

/** All scores as a grid of tiles, what each query carries along, and the slider that goes from tile to tile. */
export function tilesPicture(state: TilesState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(tilesFinding(state), width - (isWide ? 16 : 44), view);
  const top = title.height + 8;
  const below = top + gridHeight(state, placesOf(state, isWide)) + 8;
  const cost = linesOf(tilesCost(state), isWide ? 330 : width - 4, 12.5);
  const costAt = isWide ? { x: 372, y: below + 12 } : { x: 2, y: below + 64 };
  return picture(
    { width, height: isWide ? below + 60 : costAt.y + 18 * cost.length, label: 'All scores in tiles' },
    view,
    ...title.nodes,
    at(0, top, ...tilesGrid(state, view, placesOf(state, isWide))),
    at(0, below, ...tilesTrack(state, view)),
    at(
      costAt.x,
      costAt.y,
      ...cost.map((line, k) => text(0, 12 + 18 * k, line, { size: 12.5, fill: view.palette.soft })),
    ),
  );
}

function placesOf({ tokens: { length: n } }: TilesState, isWide: boolean): GridPlaces {
  const [name, room] = isWide ? [116, 440] : [84, 158];
  const cell = Math.min(isWide ? 60 : 40, Math.floor(room / n));
  const carried = name + n * cell + (isWide ? 24 : 6);
  return {
    name,
    cell,
    row: Math.min(36, Math.max(22, cell)),
    max: carried,
    sum: carried + (isWide ? 72 : 46),
  };
}

function tilesTrack(state: TilesState, view: View): VNode[] {
  const count = tileCount(state);
  const each = Math.ceil(count / 10);
  const marks = Array.from({ length: Math.floor(count / each) + 1 }, (_, k) => k * each);
  if (marks.at(-1) !== count) marks.splice(-1, 1, count); // the last one is named, whatever the steps
  const place = (seen: number) => stepOf(state) * seen;
  return track({ id: 'seen', label: 'tiles looked at', value: state.seen, marks, place }, view);
}
