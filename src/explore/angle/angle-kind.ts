import { movedByKey } from '../draw/moved-by-key.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { each, isPair, isText } from '../shape.js';
import { untouched } from '../untouched.js';
import { anglePicture } from './angle-picture.js';
import { type AngleState, angleFinding, firstAngle, UNIT, withTip } from './angle-state.js';

/** Two arrows and their angle, as what shows them needs them. */
export const angleKind: Kind<AngleState> = {
  ...untouched,
  hint: 'Drag the tips of the arrows. Make one longer without turning it: what changes, and what doesn’t?',
  maker: 'twoArrows',
  shape: { names: each(isText, 2, 2), a: isPair, b: isPair },
  picture: anglePicture,
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
};

function tipOf(state: AngleState, handle: string): readonly [number, number] | undefined {
  return handle === 'a' || handle === 'b' ? state[handle] : undefined;
}
