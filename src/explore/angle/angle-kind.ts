import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { anglePicture } from './angle-picture.js';
import { type AngleState, angleFinding, angleWords, firstAngle, UNIT, withTip } from './angle-state.js';
import { twoArrows } from './two-arrows.js';

/** A turn by a twelfth of a half circle. */
const TURN = Math.PI / 12;

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
    if (!from) return undefined;
    const [x, y] = from;
    const step = isFine ? 0.1 : 1;
    const turned = (by: number) => [x * Math.cos(by) - y * Math.sin(by), x * Math.sin(by) + y * Math.cos(by)];
    const tips: Record<string, readonly number[]> = {
      ArrowLeft: [x - step, y],
      ArrowRight: [x + step, y],
      ArrowUp: [x, y + step],
      ArrowDown: [x, y - step],
      PageUp: turned(TURN),
      PageDown: turned(-TURN),
    };
    return tips[key] && withTip(state, handle, tips[key]);
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
