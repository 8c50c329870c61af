import { checkOptions, type OptionChecks } from '../../check/options.js';
import { type Check, checkCount, checkEach, checkFinite } from '../../check/values.js';

/** How the next character is chosen. */
export interface Choosing {
  /** What scores are divided by: below 1 the likely becomes likelier, 0 takes the likeliest always (1). */
  temperature?: number;
  /** Only so many of the likeliest may come (all). */
  top?: number;
}

const checkTemperature: Check = (caller, name, value) => {
  checkFinite(caller, name, value);
  if ((value as number) < 0) throw new RangeError(`${caller}: expected ${name} of 0 or more, got ${value}`);
};

/** What each option must be. */
export const choosingChecks: OptionChecks<Choosing> = { temperature: checkTemperature, top: checkCount };

/**
 * Turns scores into the shares by which the next character is drawn.
 *
 *     shares = softmax(scores / temperature), of the `top` likeliest only
 *
 * Of equal scores those that stand first count as likelier.
 *
 * @param scores finite numbers, one or more
 * @param options `temperature` and `top`
 * @returns a share for each score; they sum to 1
 * @throws {RangeError} if there is no score, or one isn't finite
 * @see Fan et al. 2018, Hierarchical Neural Story Generation, section 5.2 (top-k), https://arxiv.org/abs/1805.04833
 * @example
 * nextShares([0, Math.log(3)]); // → [0.25, 0.75]
 * nextShares([0, Math.log(3)], { temperature: 0.5 }); // → [0.1, 0.9]
 * nextShares([0, 5, 5], { temperature: 0 }); // → [0, 1, 0]
 * nextShares([5, 5, 1], { top: 2 }); // → [0.5, 0.5, 0]
 */
export function nextShares(scores: readonly number[], options: Choosing = {}): number[] {
  checkEach(checkFinite)('nextShares', 'scores', scores);
  if (scores.length === 0) throw new RangeError('nextShares: expected one score or more, got none');
  checkOptions('nextShares', options, choosingChecks);
  return sharesOf(scores, options);
}

/** The same with nothing checked. */
export function sharesOf(
  scores: readonly number[],
  { temperature = 1, top = scores.length }: Choosing,
): number[] {
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const allowed = new Set(order.slice(0, temperature === 0 ? 1 : top));
  const most = scores[order[0]!]!;
  const powers = scores.map((score, i) =>
    allowed.has(i) ? Math.exp(temperature === 0 ? 0 : (score - most) / temperature) : 0,
  );
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
