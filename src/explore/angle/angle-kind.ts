import { movedByKey } from '../draw/moved-by-key.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { anglePicture } from './angle-picture.js';
import { type AngleState, angleFinding, angleWords, firstAngle, UNIT, withTip } from './angle-state.js';
import { twoArrows } from './two-arrows.js';

/** Two arrows and their angle, as what shows them needs them. */
export const angleKind: Kind<AngleState> = {
  hint: 'Drag the tips of the arrows. Make one longer without turning it: what changes, and what doesn’t?',
  maker: 'twoArrows',
  read: (state) => twoArrows(state as object).state as AngleState,
  picture: anglePicture,
  words: angleWords,
  result: angleFinding,
  options: (state) => optionsBeyond(firstAngle, state),
  dragged(state, handle, dx, dy) {
    const from = tipOf(state, handle);
    return from && (dx !== 0 || dy !== 0)
      ? withTip(state, handle, [from[0] + dx / UNIT, from[1] - dy / UNIT])
      : state;
  },
  keyed(state, handle, key, isFine) {
    const from = tipOf(state, handle);
    const to = from && movedByKey(from, key, isFine);
    return to && withTip(state, handle, to);
  },
  looked: (state) => state,
  next: () => undefined,
  switches: () => [],
  notes: () => [],
  switched: (state) => state,
};

function tipOf(state: AngleState, handle: string): readonly [number, number] | undefined {
  return handle === 'a' || handle === 'b' ? state[handle] : undefined;
}
