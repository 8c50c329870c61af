import * as tf from '@tensorflow/tfjs';
import { weightedSum } from '../../attention/index.js';
import { type Check, defineCheck } from './define-check.js';

/** What updated words are made from. */
export interface OutputGiven {
  /** [n, m] */
  weights: tf.Tensor;
  /** [m, dV] */
  values: tf.Tensor;
}

/**
 * Checks updated words: the values, mixed by the weights of each word.
 *
 * @param answer [n, dV]: what the learner made
 * @param given weights [n, m] and values [m, dV]
 * @example
 * check.output([[70]], { weights: [[0.25, 0.75]], values: [[40], [80]] }); // prints ✓ updated words: right
 */
export const output: Check<OutputGiven> = defineCheck({
  name: 'updated words',
  layout: 'a row for each word and a column for each number of a value',
  right: ({ weights, values }) => weightedSum(weights, values),
  mistakes: [
    {
      gives: ({ weights, values }) => tf.matMul(tf.transpose(weights), values),
      hint: 'the weights are transposed: each word is mixed by what others give to it, not by what it gives',
    },
    {
      gives: ({ weights, values }) => tf.tile(tf.mean(values, 0, true), [weights.shape[0]!, 1]),
      hint: 'all words came out the same: the mean of the values, without weights',
    },
    {
      gives: ({ weights, values }) => tf.tile(tf.sum(values, 0, true), [weights.shape[0]!, 1]),
      hint: 'all words came out the same: the sum of the values, without weights',
    },
    {
      gives: ({ weights, values }) => tf.gather(values, tf.argMax(weights, -1)),
      hint: 'each word took over one value as it is; the others have weights too',
    },
    {
      gives: ({ weights, values }) => tf.div(weightedSum(weights, values), values.shape[0]!),
      hint: 'too small: the weights sum to 1 already, nothing is left to divide by',
    },
    {
      gives: ({ weights, values }) => tf.matMul(values, weights),
      hint: 'the factors are exchanged: weights come first',
    },
    { gives: ({ values }) => values, hint: 'these are the values themselves; nothing is mixed yet' },
  ],
});
