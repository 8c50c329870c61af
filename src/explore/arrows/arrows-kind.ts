import { movedByKey } from '../draw/moved-by-key.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { each, isFlag, isPair, isText, whole } from '../shape.js';
import { arrowsPicture } from './arrows-picture.js';
import { type ArrowsState, placeIn, pointOf, toyArrows, UNIT, withPoint } from './arrows-state.js';
import { arrowsFinding, mirrorNotes } from './arrows-words.js';

/** Query and keys in the plane, as what shows them needs them. */
export const arrowsKind: Kind<ArrowsState> = {
  hint: 'Drag the tip of the arrow: the further a key lies along it, the higher its score. Keys can be dragged, too.',
  maker: 'queryArrow',
  shape: {
    words: each(isText, 2, 4),
    features: each(isText, 2, 2),
    queries: each(isPair, 2, 4),
    keys: each(isPair, 2, 4),
    asker: whole(0, 3),
    mirror: isFlag,
    look: isText,
  },
  picture: arrowsPicture,
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

function keyed(state: ArrowsState, handle: string, key: string, isFine: boolean): ArrowsState | undefined {
  const from = pointOf(state, handle) as [number, number] | undefined;
  const to = from && movedByKey(from, key, isFine);
  return to && withPoint(state, handle, to);
}

// From score to score, within a row and from row to row.
function next({ words }: ArrowsState, handle: string, key: string): string | undefined {
  const place = placeIn({ words }, handle);
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  if (place?.i === undefined || !step) return undefined;
  const within = (at: number) => Math.min(words.length - 1, Math.max(0, at));
  return `score.${within(place.i + step[0]!)}.${within(place.j + step[1]!)}`;
}
