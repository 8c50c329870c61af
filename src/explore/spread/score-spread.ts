import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkFlag, checkWhole } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { LONGEST } from './coin-scores.js';
import { firstSpread, type SpreadState } from './spread-state.js';

/** What the spread of scores can be told; everything is optional. */
export interface ScoreSpreadOptions {
  /** How long queries and keys are, from 1 to 256 (64). */
  dK?: number;
  /** Whether scores are divided by √dK (false). */
  divided?: boolean;
  /** Which random numbers (7). */
  seed?: number;
}

const CALLER = 'scoreSpread';
const OPTIONS: OptionChecks<ScoreSpreadOptions> = { dK: checkCount, divided: checkFlag, seed: checkWhole };

/**
 * Scores of queries and keys that are tossed like coins, as bars, and a slider for their length: they widen with its root.
 *
 *     s = q · k = Σ (±1) · (±1), dK times          spread(s) = √mean(s²) ≈ √dK
 *
 * 40 queries meet 50 keys. Shorter ones are the beginnings of the longer ones, so that a longer one only adds tosses.
 *
 * @param options the length, whether scores are divided by its root, the seed
 * @returns what `explore` shows
 * @throws {RangeError} if dK is not from 1 to 256, or the seed is no whole number
 * @example
 * await explore(scoreSpread({ dK: 1 }));
 * // prints Spread of scores: 40 queries and 50 keys of +1 and −1 by chance. d_k = 1: scores spread by 1.00, √1 = 1. Their spread is 1.00 at d_k = 1, 2.05 at d_k = 4, 4.11 at d_k = 16, 8.15 at d_k = 64 and 15.93 at d_k = 256.
 */
export function scoreSpread(options: ScoreSpreadOptions = {}): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  return { name: 'score-spread', state: spreadState(options) };
}

/** The state that these options describe. */
export function spreadState({
  dK = firstSpread.dK,
  divided = false,
  seed = firstSpread.seed,
}: ScoreSpreadOptions): SpreadState {
  if (dK > LONGEST) fail(CALLER, `dK from 1 to ${LONGEST}`, `${dK}`);
  return { dK, divided, seed };
}
