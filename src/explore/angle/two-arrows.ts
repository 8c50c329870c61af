import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkPair, checkTexts } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { type AngleState, BOUND, firstAngle } from './angle-state.js';

/** What two arrows can be told; everything is optional. */
export interface TwoArrowsOptions {
  /** What the arrows are called (`['a', 'b']`). */
  names?: readonly [string, string];
  /** Where the first one ends, two numbers from −5 to 5 ([4, 0]). */
  a?: readonly [number, number];
  /** Where the second one ends ([3, 3]). */
  b?: readonly [number, number];
}

const CALLER = 'twoArrows';
const OPTIONS: OptionChecks<TwoArrowsOptions> = { names: checkTexts, a: checkPair, b: checkPair };

/**
 * Two vectors as arrows with the angle between them, to drag: dot product, lengths and cosine are worked out beside them.
 *
 *     cos = a · b / (|a| |b|)
 *
 * @param options names, and where the arrows end
 * @returns what `explore` shows
 * @throws {RangeError} if a number is not from −5 to 5, or a name is missing
 * @example
 * await explore(twoArrows({ a: [4, 0], b: [0, 3] }));
 * // prints Two arrows, a (4, 0) and b (0, 3). Angle 90°, cosine 0: a right angle. a · b: 4 · 0 + 0 · 3 = 0; |a|: √(4² + 0²) = 4; |b|: √(0² + 3²) = 3; cosine: 0 / (4 · 3) = 0.
 */
export function twoArrows(options: TwoArrowsOptions = {}): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  const { names = firstAngle.names, a = firstAngle.a, b = firstAngle.b } = options;
  if (names.length !== 2) fail(CALLER, 'two names', `${names.length}`);
  for (const value of [...a, ...b])
    if (!(Math.abs(value) <= BOUND)) fail(CALLER, `numbers from −${BOUND} to ${BOUND}`, `${value}`);
  const state: AngleState = { names, a, b };
  return { name: 'two-arrows', state };
}
