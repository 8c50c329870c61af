import { type Check, defineCheck } from './judge/define-check.js';
import { SCORES_GIVEN, type ScoresGiven, scoreSlips, times } from './score-slips.js';

/**
 * Checks scores: the dot product of each query with each key, not yet scaled.
 *
 * @param answer [n, m]: what the learner made
 * @param given queries [n, dK] and keys [m, dK]
 * @example
 * check.scores([[11]], { queries: [[1, 2]], keys: [[3, 4]] }); // prints ✓ scores: right
 */
export const scores: Check<ScoresGiven> = defineCheck<ScoresGiven>({
  check: 'scores',
  name: 'scores',
  layout: 'a row for each query and a column for each key',
  given: SCORES_GIVEN,
  right: (given) => times(given, () => 1),
  mistakes: [
    ...scoreSlips(() => 1),
    {
      id: 'scaled',
      gives: (given) => times(given, (dK) => 1 / Math.sqrt(dK)),
      hint: 'these are divided by √d_k already; here the plain dot products are asked for',
    },
    {
      id: 'means',
      gives: (given) => times(given, (dK) => 1 / dK),
      hint: 'these are means of products; a dot product is their sum',
    },
    {
      id: 'multiplied',
      gives: (given) => times(given, Math.sqrt),
      hint: 'these are multiplied by √d_k; here the plain dot products are asked for',
    },
  ],
});
