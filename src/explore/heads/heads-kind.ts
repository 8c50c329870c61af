import type { Kind } from '../kind.js';
import { areTexts, each, isPair, oneOf, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { nextHandle } from './heads-order.js';
import { headsPicture } from './heads-picture.js';
import { type HeadsState, isSame, pinned, placeOf } from './heads-state.js';
import { headsResult } from './heads-words.js';

/** All heads of a model, as what shows them needs them. */
export const headsKind: Kind<HeadsState> = {
  ...untouched,
  hint: 'Point at a head to see it large. Click it, or press Enter, to pin it; pin two to compare them.',
  maker: 'modelHeads',
  shape: {
    tokens: areTexts,
    side: whole(1),
    weights: each(areTexts, 1),
    habits: each(areTexts, 1),
    sort: oneOf(['layer', 'habit']),
    look: isPair,
    pins: each(isPair, 0, 2),
  },
  picture: headsPicture,
  result: headsResult,
  options: ({ tokens, weights, habits, sort, look, pins, side }) => ({
    tokens,
    weights,
    habits,
    ...(sort === 'layer' ? {} : { sort }),
    look,
    ...(pins.length > 0 ? { pins } : {}),
    ...(side > 1 ? { side } : {}),
  }),
  keyed(state, handle, key) {
    const place = placeOf(state, handle);
    return place && (key === 'Enter' || key === ' ') ? pinned(state, place) : undefined;
  },
  looked(state, handle) {
    const look = placeOf(state, handle);
    return look === undefined || isSame(look, state.look) ? state : { ...state, look };
  },
  next(state, handle, key) {
    const place = placeOf(state, handle);
    return place && nextHandle(state, place, key);
  },
  switchesName: 'Sort:',
  switches: ({ sort }) => [{ id: 'habit', label: 'by habit', isOn: sort === 'habit' }],
  switched: (state) => ({ ...state, sort: state.sort === 'habit' ? 'layer' : 'habit' }),
};
