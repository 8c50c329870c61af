import { steppedTo } from '../draw/key-steps.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { each, isNumber, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { onlinePicture, stepOf } from './online-picture.js';
import { afterBlocks, blockCount, firstOnline, type OnlineState, onlineFinding } from './online-state.js';

/** A row of scores in blocks, as what shows it needs it. */
export const onlineKind: Kind<OnlineState> = {
  ...untouched,
  hint: 'Drag through the blocks: what happens to all earlier bars when a larger score comes? Then take other blocks.',
  maker: 'runningMax',
  shape: { scores: each(isNumber, 2, 12), values: each(isNumber, 2, 12), size: whole(1), seen: whole(0) },
  picture: onlinePicture,
  result: onlineFinding,
  options: (state) => optionsBeyond(firstOnline, state),
  dragged: (state, handle, dx) =>
    handle === 'seen' ? afterBlocks(state, state.seen + dx / stepOf(state)) : state,
  keyed(state, handle, key) {
    const to = steppedTo(key, state.seen, blockCount(state));
    return handle === 'seen' && to !== undefined ? afterBlocks(state, to) : undefined;
  },
  switchesName: 'Keys in a block:',
  switches: ({ size }) => [1, 2, 3].map((each) => ({ id: `${each}`, label: `${each}`, isOn: each === size })),
  // as many keys as before, or a few more, that blocks may end where they end
  switched(state, id) {
    const size = Number(id);
    const seen = Math.min(Math.ceil((state.seen * state.size) / size), Math.ceil(state.scores.length / size));
    return size === state.size ? state : { ...state, size, seen };
  },
};
