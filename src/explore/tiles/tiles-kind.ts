import { steppedTo } from '../draw/key-steps.js';
import type { Kind } from '../kind.js';
import { areRows, each, isText, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { stepOf, tilesPicture } from './tiles-picture.js';
import { afterTiles, inTiles, sizesFor, type TilesState, tileCount } from './tiles-state.js';
import { tilesFinding, tilesNotes } from './tiles-words.js';

/** All scores in tiles, as what shows them needs them. */
export const tilesKind: Kind<TilesState> = {
  ...untouched,
  hint: 'Drag from tile to tile: what is held, what is forgotten, and what does each query carry along? Then take other tiles.',
  maker: 'scoreTiles',
  shape: { tokens: each(isText, 1, 24), scores: areRows, size: whole(1), seen: whole(0) },
  picture: tilesPicture,
  result: tilesFinding,
  options: ({ tokens, scores, size, seen }) => ({ tokens, scores, size, seen }),
  dragged: (state, handle, dx) =>
    handle === 'seen' ? afterTiles(state, state.seen + dx / stepOf(state)) : state,
  keyed(state, handle, key) {
    const to = steppedTo(key, state.seen, tileCount(state));
    return handle === 'seen' && to !== undefined ? afterTiles(state, to) : undefined;
  },
  switchesName: 'Words in a block:',
  switches: (state) =>
    sizesFor(state).map((each) => ({
      id: `${each}`,
      label: each === state.tokens.length ? `all ${each}` : `${each}`,
      isOn: each === state.size,
    })),
  notes: tilesNotes,
  switched: (state, id) => inTiles(state, Number(id)),
};
