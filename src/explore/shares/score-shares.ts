import { described } from '../../check/described.js';
import { checkLater, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkPositive, checkText, checkTexts } from '../../check/values.js';
import { checkLabels, fail, readVector, type Vector } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { BOUND, HOTTEST, placeOfHandle, rowOfThey, type SharesState } from './shares-state.js';

/** What `scoreShares` can be told; without anything, it holds the row of *they* of chapter 4. */
export interface ScoreSharesOptions {
  /** Two to seven words. */
  tokens?: readonly string[];
  /** `[m]`: their scores, from −10 to 10. */
  scores?: Vector;
  /** What scores are divided by before softmax, from 0.1 to 10 (default 1). */
  temperature?: number;
  /** What is looked at: `'score.0'`, `'all'` or `'temperature'`. */
  look?: string;
}

const CALLER = 'scoreShares';
const OPTIONS: OptionChecks<ScoreSharesOptions> = {
  tokens: checkTexts,
  scores: checkLater,
  temperature: checkPositive,
  look: checkText,
};

/**
 * Scores of one word to drag, and beside them the shares that softmax makes of them, at a temperature to slide.
 *
 *     share_j = exp(s_j / T) / Σ_k exp(s_k / T)
 *
 * Move one score, and all shares move. Move all scores alike, and no share does.
 *
 * @param options words, scores, temperature; what is left out is the row of *they* of chapter 4
 * @returns what `explore` shows
 * @throws {RangeError} if words don't fit the scores, or a number is out of its range
 * @example
 * await explore(scoreShares({ tokens: ['they', 'are'], scores: [0, Math.log(3)] }));
 * // prints Scores and shares at temperature 1: are gets 3.0 times the share of they. they: score 0, share 0.25. are: score 1.10, share 0.75.
 */
export function scoreShares(options: ScoreSharesOptions = {}): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  return { name: 'score-shares', state: sharesState(options) };
}

/** The state that these options describe. */
export function sharesState(options: ScoreSharesOptions): SharesState {
  const { tokens = rowOfThey.tokens, temperature = 1, look = 'score.0' } = options;
  const scores = readVector(CALLER, options.scores ?? rowOfThey.scores);
  if (scores.length < 2 || scores.length > 7) fail(CALLER, '2 to 7 scores', `${scores.length}`);
  checkLabels(CALLER, 'tokens', tokens, scores.length);
  const far = scores.find((score) => Math.abs(score) > BOUND);
  if (far !== undefined) fail(CALLER, `scores from −${BOUND} to ${BOUND}`, `${far}`);
  if (temperature < 1 / HOTTEST || temperature > HOTTEST)
    fail(CALLER, `temperature from ${1 / HOTTEST} to ${HOTTEST}`, `${temperature}`);
  const state = { tokens, scores, temperature, look };
  if (look !== 'all' && look !== 'temperature' && placeOfHandle(state, look) === undefined)
    fail(CALLER, 'look as score.0, all or temperature', described(look));
  return state;
}
