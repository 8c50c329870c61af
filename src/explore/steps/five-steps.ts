import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkEach } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import type { StepsState } from './steps-state.js';

/** What the line of the five steps can be told; everything is optional. */
export interface FiveStepsOptions {
  /** The steps that are lit, from 1 to 5, in order (all). */
  lit?: readonly number[];
  /** The step that is looked at (the first that is lit). */
  look?: number;
}

const CALLER = 'fiveSteps';
const OPTIONS: OptionChecks<FiveStepsOptions> = { lit: checkEach(checkCount), look: checkCount };
const ALL = [1, 2, 3, 4, 5];

/**
 * The five steps of self-attention as one line: those before are done, those that this is about are lit.
 *
 * @param options which steps are lit, and which one is looked at
 * @returns what `explore` shows
 * @throws {RangeError} if a step is not from 1 to 5, none is lit, or they stand in another order
 * @example
 * await explore(fiveSteps({ lit: [4] }));
 * // prints Self-attention, step 4 of 5: shares. 1 words: each word fetches its row of numbers; 2 query, key, value: three matrices make of each word what it looks for, what it offers, and what it hands on; 3 scores: each query meets each key: the better they fit, the higher the score; 4 shares: each row of scores becomes shares, together 1; 5 new words: each word takes from every value as much as its share says.
 */
export function fiveSteps(options: FiveStepsOptions = {}): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  const { lit = ALL } = options;
  const isRight = lit.length > 0 && lit.every((step, k) => step <= 5 && step > (lit[k - 1] ?? 0));
  if (!isRight) fail(CALLER, 'lit steps from 1 to 5, in order', JSON.stringify(lit));
  const { look = lit[0]! } = options;
  if (look > 5) fail(CALLER, 'look from 1 to 5', `${look}`);
  const state: StepsState = { lit, look };
  return { name: 'five-steps', state };
}
