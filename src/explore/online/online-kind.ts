import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { onlinePicture, stepOf } from './online-picture.js';
import {
  afterBlocks,
  blockCount,
  firstOnline,
  type OnlineState,
  onlineFinding,
  onlineWords,
} from './online-state.js';
import { runningMax } from './running-max.js';

/** A row of scores in blocks, as what shows it needs it. */
export const onlineKind: Kind<OnlineState> = {
  hint: 'Drag through the blocks: what happens to all earlier bars when a larger score comes? Then take other blocks.',
  maker: 'runningMax',
  read: (state) => runningMax(state as object).state as OnlineState,
  picture: onlinePicture,
  words: onlineWords,
  result: onlineFinding,
  options: (state) => optionsBeyond(firstOnline, state),
  dragged: (state, handle, dx) =>
    handle === 'seen' ? afterBlocks(state, state.seen + dx / stepOf(state)) : state,
  keyed(state, handle, key) {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
    const to =
      { Home: 0, End: blockCount(state) }[key] ?? (key in steps ? state.seen + steps[key]! : undefined);
    return handle === 'seen' && to !== undefined ? afterBlocks(state, to) : undefined;
  },
  looked: (state) => state,
  next: () => undefined,
  switchesName: 'Keys in a block:',
  switches: ({ size }) => [1, 2, 3].map((each) => ({ id: `${each}`, label: `${each}`, isOn: each === size })),
  notes: () => [],
  // as many keys as before, or a few more, that blocks may end where they end
  switched(state, id) {
    const size = Number(id);
    const seen = Math.min(Math.ceil((state.seen * state.size) / size), Math.ceil(state.scores.length / size));
    return size === state.size ? state : { ...state, size, seen };
  },
};
