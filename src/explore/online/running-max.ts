import { checkLater, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkWhole } from '../../check/values.js';
import { fail, readVector, type Vector } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { blockCount, firstOnline, type OnlineState } from './online-state.js';

/** What a row in blocks can be told; everything is optional. */
export interface RunningMaxOptions {
  /** The scores of one query, 2 to 12 (those of chapter 14: log 1, 2, 4, 8, 2, 1). */
  scores?: Vector;
  /** One value for each key (18, 9, 0, 9, 18, 0). */
  values?: Vector;
  /** So many keys are looked at together (3). */
  size?: number;
  /** So many blocks have been looked at (1). */
  seen?: number;
}

const CALLER = 'runningMax';
const OPTIONS: OptionChecks<RunningMaxOptions> = {
  scores: checkLater,
  values: checkLater,
  size: checkCount,
  seen: checkWhole,
};
/** Their exponentials can be added. */
const FARTHEST = 100;

/**
 * A row of scores that is looked at in blocks: the running maximum, the sum and the output that shrink when a larger score comes.
 *
 *     m' = max(m, sⱼ)     r = exp(m − m')     ℓ' = r ℓ + Σ exp(sⱼ − m')     o' = r o + Σ exp(sⱼ − m') vⱼ     y = o / ℓ
 *
 * Each step is computed by `lookAtBlock`.
 *
 * @param options scores and values, how many are in a block, how many blocks have been looked at
 * @returns what `explore` shows
 * @throws {RangeError} if sizes don't fit, or a number is out of its range
 * @see Milakov & Gimelshein 2018, Online normalizer calculation for softmax, https://arxiv.org/abs/1805.02867
 * @example
 * await explore(runningMax({ scores: [0, 0], values: [4, 8], size: 1, seen: 2 }));
 * // prints A row of scores in blocks of 1: 0, 0. After 2 of 2 keys: no larger score: nothing shrinks, the answer so far is 6. after block 1 maximum 0, shrink 0, sum 1, output 4, output / sum 4; after block 2 maximum 0, shrink 1, sum 2, output 12, output / sum 6.
 */
export function runningMax(options: RunningMaxOptions = {}): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  const { size, seen } = { ...firstOnline, ...options };
  const [scores, values] = [options.scores ?? firstOnline.scores, options.values ?? firstOnline.values].map(
    (numbers) => readVector(CALLER, numbers),
  ) as [number[], number[]];
  const n = scores.length;
  if (n < 2 || n > 12) fail(CALLER, '2 to 12 scores', `${n}`);
  if (values.length !== n) fail(CALLER, `a value for each of ${n} scores`, `${values.length}`);
  const far = [...scores, ...values].find((value) => Math.abs(value) > FARTHEST);
  if (far !== undefined) fail(CALLER, `numbers from −${FARTHEST} to ${FARTHEST}`, `${far}`);
  const most = blockCount({ scores, size });
  if (seen < 0 || seen > most) fail(CALLER, `seen from 0 to ${most}`, `${seen}`);
  const state: OnlineState = { scores, values, size, seen };
  return { name: 'running-max', state };
}
