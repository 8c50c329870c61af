import { checkHas, checkLater, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkTexts, checkWhole } from '../../check/values.js';
import { fail, type Matrix, readMatrix } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { blocksIn, type TilesState, tileCount } from './tiles-state.js';

/** What scores in tiles need. */
export interface ScoreTilesOptions {
  /** Up to 24 words. */
  tokens: readonly string[];
  /** `[n, n]`: what each scores for each, as softmax gets it, from −100 to 100. */
  scores: Matrix;
  /** So many queries meet so many keys in a tile (3, or all where there are fewer). */
  size?: number;
  /** How many tiles have been looked at (all of the first queries, and one more). */
  seen?: number;
}

const CALLER = 'scoreTiles';
const OPTIONS: OptionChecks<ScoreTilesOptions> = {
  tokens: checkTexts,
  scores: checkLater,
  size: checkCount,
  seen: checkWhole,
};
const MOST = 24;
/** Their exponentials can be added. */
const FARTHEST = 100;

/**
 * All scores of a sentence in tiles, as `blockwiseAttention` takes them: a block of queries meets one block of keys after the other.
 *
 * Only the scores of one tile are held at a time. What stays of the others is the largest score and the sum of each query,
 * computed by `lookAtBlock`.
 *
 * @param options words and their scores, the size of a tile, how many tiles have been looked at
 * @returns what `explore` shows
 * @throws {RangeError} if sizes don't fit, or a number is out of its range
 * @see Dao et al. 2022, FlashAttention, figure 1, https://arxiv.org/abs/2205.14135
 * @example
 * await explore(scoreTiles({ tokens: ['it', 'is'], scores: [[0, 0], [2, 0]], size: 1, seen: 2 }));
 * // prints All scores in tiles. Tile 2 of 4: 1 of 4 scores are held. Tiles of 1 × 1: at most 1 score at a time; all keys and values are fetched 2 times. it has met 2 keys: maximum 0, sum 2; is has met none.
 */
export function scoreTiles(options: ScoreTilesOptions): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  checkHas(CALLER, 'options', options, { tokens: checkTexts, scores: checkLater });
  const { tokens } = options;
  const n = tokens.length;
  if (n < 1 || n > MOST) fail(CALLER, `1 to ${MOST} tokens`, `${n}`);
  const scores = readMatrix(CALLER, options.scores);
  if (scores.length !== n || scores[0]!.length !== n)
    fail(CALLER, `scores of shape [${n}, ${n}]`, `[${scores.length}, ${scores[0]!.length}]`);
  const far = scores.flat().find((score) => Math.abs(score) > FARTHEST);
  if (far !== undefined) fail(CALLER, `scores from −${FARTHEST} to ${FARTHEST}`, `${far}`);
  const size = Math.min(options.size ?? 3, n);
  const most = tileCount({ tokens, size });
  const { seen = Math.min(most, blocksIn({ tokens, size }) + 1) } = options;
  if (seen < 0 || seen > most) fail(CALLER, `seen from 0 to ${most}`, `${seen}`);
  const state: TilesState = { tokens, scores, size, seen };
  return { name: 'score-tiles', state };
}
