import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { isFlag, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { LONGEST } from './coin-scores.js';
import { spreadPicture } from './spread-picture.js';
import { firstSpread, lengthAlong, type SpreadState, withLength } from './spread-state.js';
import { spreadFinding } from './spread-words.js';

/** The spread of scores, as what shows it needs it. */
export const spreadKind: Kind<SpreadState> = {
  ...untouched,
  hint: 'Drag d_k: queries and keys get longer, and their scores wider. Then turn the root on, and drag again.',
  maker: 'scoreSpread',
  shape: { dK: whole(1, LONGEST), divided: isFlag, seed: whole() },
  picture: spreadPicture,
  result: spreadFinding,
  options: (state) => optionsBeyond(firstSpread, state),
  dragged: (state, handle, dx) => (handle === 'dK' ? withLength(state, lengthAlong(state.dK, dx)) : state),
  keyed(state, handle, key, isFine) {
    const lengths: Record<string, number> = {
      ArrowRight: isFine ? state.dK + 1 : 2 * state.dK,
      ArrowLeft: isFine ? state.dK - 1 : state.dK / 2,
      PageUp: 4 * state.dK,
      PageDown: state.dK / 4,
      Home: 1,
      End: LONGEST,
    };
    const name = { ArrowUp: 'ArrowRight', ArrowDown: 'ArrowLeft' }[key] ?? key;
    return handle === 'dK' && name in lengths ? withLength(state, lengths[name]!) : undefined;
  },
  switchesName: 'Scores:',
  switches: ({ divided }) => [{ id: 'divided', label: '÷ √d_k', isOn: divided }],
  switched: (state) => ({ ...state, divided: !state.divided }),
};
