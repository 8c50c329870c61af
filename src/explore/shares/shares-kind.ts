import { keySteps } from '../draw/key-steps.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { each, isNumber, isText } from '../shape.js';
import { untouched } from '../untouched.js';
import { sharesPicture } from './shares-picture.js';
import {
  BOUND,
  HOTTEST,
  movedBy,
  placeOfHandle,
  rowOfThey,
  type SharesState,
  shifted,
  withScore,
  withTemperature,
} from './shares-state.js';
import { leadOf } from './shares-words.js';

/** Scores and shares, as what shows them needs them. */
export const sharesKind: Kind<SharesState> = {
  ...untouched,
  hint: 'Drag the discs. Move one score, and all shares move; move all scores at once, and none does.',
  maker: 'scoreShares',
  shape: { tokens: each(isText, 2, 7), scores: each(isNumber, 2, 7), temperature: isNumber, look: isText },
  picture: sharesPicture,
  result: leadOf,
  options: (state) => optionsBeyond(rowOfThey, state),
  dragged: (state, handle, dx) => movedBy(state, handle, dx),
  keyed,
  looked: (state, handle) => (state.look === handle ? state : { ...state, look: handle }),
};

function keyed(state: SharesState, handle: string, key: string, isFine: boolean): SharesState | undefined {
  const direction = keySteps[key] ?? { PageUp: 5, PageDown: -5 }[key];
  const end = { Home: -1, End: 1 }[key];
  if (direction === undefined && end === undefined) return undefined;
  const by = (direction ?? 0) * (isFine ? 0.1 : 1);
  if (handle === 'temperature')
    return withTemperature(state, end ? HOTTEST ** end : state.temperature * 10 ** (by / 10));
  if (handle === 'all') return shifted(state, end ? 2 * BOUND * end : by);
  const at = placeOfHandle(state, handle);
  return at === undefined ? undefined : withScore(state, at, end ? BOUND * end : state.scores[at]! + by);
}
