import * as tf from '@tensorflow/tfjs';
import { attentionScores } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { wrong } from './judge/verdict.js';
import { SCORES_GIVEN, type ScoresGiven } from './score-slips.js';

const TOLERANCE = 0.05; // random vectors of finite number never have a spread of exactly 1

/**
 * Checks by what scores have to be divided to spread by 1 around their mean, give or take a twentieth.
 *
 * @param answer one number
 * @param given queries [n, dK] and keys [m, dK], random and many
 * @example
 * const given = { queries: [[2], [-2]], keys: [[3], [-3]] };
 * check.spread(6, given); // prints ✓ divisor: right
 * check.spread(5, given); // prints ✗ divisor: the spreads are added up: what happens to them in a product?
 */
export const spread: Check<ScoresGiven> = defineCheck<ScoresGiven>({
  check: 'spread',
  name: 'divisor',
  layout: 'one number',
  given: SCORES_GIVEN,
  right: ({ queries, keys }) => scoresSpread(queries, keys),
  isRight: ({ values: [mine] }, { queries, keys }) =>
    Math.abs(scoresSpread(queries, keys) / mine! - 1) <= TOLERANCE,
  otherwise: ({ values: [mine] }, { values: [right] }) =>
    wrong(`with yours the scores spread by ${(right! / mine!).toFixed(2)}`),
  mistakes: [
    {
      id: 'undivided',
      gives: () => 1,
      hint: 'divided by 1 they stay the plain dot products',
    },
    {
      id: 'root-only',
      gives: ({ keys }) => Math.sqrt(size(keys)),
      hint: '√d_k would do if queries and keys had a spread of 1 themselves',
    },
    {
      id: 'length-only',
      gives: ({ keys }) => size(keys),
      hint: 'divided by d_k: was the root left out? And queries and keys have spreads of their own',
    },
    {
      id: 'one-product',
      gives: ({ queries, keys }) => whole(queries) * whole(keys),
      hint: 'that is right for one product; a score adds up several',
    },
    {
      id: 'no-root',
      gives: ({ queries, keys }) => whole(queries) * whole(keys) * size(keys),
      hint: 'too large: was the root left out?',
    },
    {
      id: 'added',
      gives: ({ queries, keys }) => (whole(queries) + whole(keys)) * Math.sqrt(size(keys)),
      hint: 'the spreads are added up: what happens to them in a product?',
    },
    {
      id: 'added',
      gives: ({ queries, keys }) => whole(queries) + whole(keys),
      hint: 'the spreads are added up: what happens to them in a product?',
    },
    {
      id: 'queries-only',
      gives: ({ queries, keys }) => whole(queries) * Math.sqrt(size(keys)),
      hint: 'the queries’ spread is in it, the keys’ is not',
    },
    {
      id: 'keys-only',
      gives: ({ keys }) => whole(keys) * Math.sqrt(size(keys)),
      hint: 'the keys’ spread is in it, the queries’ is not',
    },
    {
      id: 'root-of-all',
      gives: ({ queries, keys }) => Math.sqrt(whole(queries) * whole(keys) * size(keys)),
      hint: 'the root is for the length alone, not for the spreads',
    },
    {
      id: 'squares',
      gives: ({ queries, keys }) => (whole(queries) * whole(keys)) ** 2 * size(keys),
      hint: 'that is the variance, the square of the spread',
    },
    {
      id: 'upside-down',
      gives: ({ queries, keys }) => 1 / (whole(queries) * whole(keys) * Math.sqrt(size(keys))),
      hint: 'that is what they would be multiplied by',
    },
  ],
});

function scoresSpread(queries: tf.Tensor, keys: tf.Tensor): number {
  return spreadOf(attentionScores(queries, keys));
}

// Spreads as a learner reads them: in whole numbers.
function whole(x: tf.Tensor): number {
  return Math.round(spreadOf(x));
}

function spreadOf(x: tf.Tensor): number {
  return Math.sqrt(tf.moments(x).variance.arraySync() as number);
}

function size(x: tf.Tensor): number {
  return x.shape.at(-1)!;
}
