import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { arrowsPicture } from './arrows-picture.js';
import { type ArrowsState, placeIn, pointOf, toyArrows, UNIT, withPoint } from './arrows-state.js';
import { arrowsFinding, arrowsWords, mirrorNotes } from './arrows-words.js';
import { queryArrow } from './query-arrow.js';

/** Query and keys in the plane, as what shows them needs them. */
export const arrowsKind: Kind<ArrowsState> = {
  hint: 'Drag the tip of the arrow: the further a key lies along it, the higher its score. Keys can be dragged, too.',
  maker: 'queryArrow',
  read: (state) => queryArrow(state as object).state as ArrowsState,
  picture: arrowsPicture,
  words: arrowsWords,
  result: arrowsFinding,
  options: (state) => optionsBeyond(toyArrows, state),
  dragged(state, handle, dx, dy) {
    const from = pointOf(state, handle);
    return from && (dx !== 0 || dy !== 0)
      ? withPoint(state, handle, [from[0]! + dx / UNIT, from[1]! - dy / UNIT])
      : state;
  },
  keyed,
  looked: (state, handle) =>
    state.look === handle
      ? state
      : { ...state, look: handle, asker: placeIn(state, handle)?.i ?? state.asker },
  next,
  switches: ({ mirror }) => [{ id: 'mirror', label: 'one matrix for both', isOn: mirror }],
  notes: mirrorNotes,
  switched: (state) => ({ ...state, mirror: !state.mirror }),
};

/** A sixth of a right angle. */
const TURN = Math.PI / 12;

function keyed(state: ArrowsState, handle: string, key: string, isFine: boolean): ArrowsState | undefined {
  const from = pointOf(state, handle);
  if (!from) return undefined;
  const [x, y] = from as [number, number];
  const step = isFine ? 0.1 : 1;
  const turned = (by: number) => [x * Math.cos(by) - y * Math.sin(by), x * Math.sin(by) + y * Math.cos(by)];
  const points: Record<string, () => number[]> = {
    ArrowLeft: () => [x - step, y],
    ArrowRight: () => [x + step, y],
    ArrowUp: () => [x, y + step],
    ArrowDown: () => [x, y - step],
    PageUp: () => turned(TURN),
    PageDown: () => turned(-TURN),
  };
  return points[key] && withPoint(state, handle, points[key]());
}

// From score to score, within a row and from row to row.
function next({ words }: ArrowsState, handle: string, key: string): string | undefined {
  const place = placeIn({ words }, handle);
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  if (place?.i === undefined || !step) return undefined;
  const within = (at: number) => Math.min(words.length - 1, Math.max(0, at));
  return `score.${within(place.i + step[0]!)}.${within(place.j + step[1]!)}`;
}
