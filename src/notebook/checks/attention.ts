import * as tf from '@tensorflow/tfjs';
import { attentionScores, scaledDotProductAttention, weightedSum } from '../../attention/index.js';
import { type Check, defineCheck } from './define-check.js';

/** What attention is made from. */
export interface AttentionGiven {
  /** [n, dK] */
  queries: tf.Tensor;
  /** [m, dK] */
  keys: tf.Tensor;
  /** [m, dV] */
  values: tf.Tensor;
}

/**
 * Checks the output of scaled dot-product attention, from queries, keys and values to updated words.
 *
 * @param answer [n, dV]: what the learner made
 * @param given queries [n, dK], keys [m, dK] and values [m, dV]
 * @example
 * check.attention([[5]], { queries: [[0]], keys: [[1], [2]], values: [[3], [7]] }); // prints ✓ attention: right
 */
export const attention: Check<AttentionGiven> = defineCheck({
  name: 'attention',
  layout: 'a row for each query and a column for each number of a value',
  right: ({ queries, keys, values }) => scaledDotProductAttention(queries, keys, values).output,
  mistakes: [
    {
      gives: ({ queries, keys, values }) => mixed(attentionScores(queries, keys), values),
      hint: 'the scores are not scaled, so the strongest word takes nearly all',
    },
    {
      gives: ({ queries, keys, values }) =>
        mixed(tf.div(attentionScores(queries, keys), queries.shape.at(-1)!), values),
      hint: 'the scores are divided by too much, so the weights are nearly even: was the root left out?',
    },
    {
      gives: ({ queries, keys, values }) => weightedSum(byColumn(scaledScores(queries, keys)), values),
      hint: 'softmax goes down the columns; each word’s row of weights should sum to 1',
    },
    {
      gives: ({ queries, keys, values }) => mixed(tf.transpose(scaledScores(queries, keys)), values),
      hint: 'queries and keys are exchanged',
    },
    {
      gives: ({ queries, keys, values }) =>
        tf.matMul(tf.transpose(tf.softmax(scaledScores(queries, keys))), values),
      hint: 'the weights are transposed when they meet the values',
    },
    {
      gives: ({ queries, keys }) => mixed(scaledScores(queries, keys), keys),
      hint: 'the keys are mixed instead of the values',
    },
    {
      gives: ({ queries, keys, values }) => weightedSum(scaledScores(queries, keys), values),
      hint: 'values are mixed by scores: softmax is missing',
    },
  ],
});

function scaledScores(queries: tf.Tensor, keys: tf.Tensor): tf.Tensor {
  return tf.div(attentionScores(queries, keys), Math.sqrt(queries.shape.at(-1)!));
}

function mixed(scores: tf.Tensor, values: tf.Tensor): tf.Tensor {
  return weightedSum(tf.softmax(scores), values);
}

function byColumn(scores: tf.Tensor): tf.Tensor {
  return tf.transpose(tf.softmax(tf.transpose(scores)));
}
