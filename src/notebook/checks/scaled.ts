import { attentionScores } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { SCORES_GIVEN, type ScoresGiven, scoreSlips, times } from './score-slips.js';

/**
 * Checks scaled scores: dot products of queries and keys, divided by √d_k.
 *
 * @param answer [n, m]: what the learner made
 * @param given queries [n, dK] and keys [m, dK]
 * @example
 * check.scaled([[11, 3]], { queries: [[1, 2]], keys: [[3, 4], [1, 1]] }); // prints ✗ scaled scores: these are not scaled yet
 */
export const scaled: Check<ScoresGiven> = defineCheck<ScoresGiven>({
  check: 'scaled',
  name: 'scaled scores',
  layout: 'a row for each query and a column for each key',
  given: SCORES_GIVEN,
  right: (given) => times(given, (dK) => 1 / Math.sqrt(dK)),
  mistakes: [
    ...scoreSlips((dK) => 1 / Math.sqrt(dK)),
    {
      id: 'unscaled',
      gives: (given) => times(given, () => 1),
      hint: 'these are not scaled yet',
      covers: ['unscaled-transposed'],
    },
    {
      id: 'no-root',
      gives: (given) => times(given, (dK) => 1 / dK),
      hint: 'too small: was the root left out?',
    },
    {
      id: 'multiplied',
      gives: (given) => times(given, (dK) => Math.sqrt(dK)),
      hint: 'they grew; scaling should make them smaller',
    },
    {
      id: 'by-words',
      gives: (given) => times(given, () => 1 / Math.sqrt(given.keys.shape[0]!)),
      hint: 'scaled by the number of words; it is the length of a query that counts',
    },
    {
      id: 'unscaled-transposed',
      gives: ({ queries, keys }) => attentionScores(keys, queries),
      hint: 'rows and columns are exchanged, and nothing is scaled yet',
    },
  ],
});
