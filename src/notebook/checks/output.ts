import * as tf from '@tensorflow/tfjs';
import { weightedSum } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';
import { rowsOf } from './judge/numbers.js';

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
export const output: Check<OutputGiven> = defineCheck<OutputGiven>({
  check: 'output',
  name: 'updated words',
  layout: 'a row for each word and a column for each number of a value',
  given: { weights: numbers('n', 'm'), values: numbers('m', 'dV') },
  right: ({ weights, values }) => weightedSum(weights, values),
  mistakes: [
    {
      id: 'by-number',
      gives: ({ weights, values }) => tf.mul(tf.slice(weights, [0, 0], [-1, 1]), values),
      hint: 'each value meets one weight, and nothing is added up',
    },
    {
      id: 'by-number',
      gives: ({ weights, values }) => tf.mul(tf.transpose(weights), values),
      hint: 'each value meets one weight, and nothing is added up',
    },
    { id: 'last-missing', gives: among(0, -1), hint: 'the last word’s value is left out' },
    { id: 'first-missing', gives: among(1, 0), hint: 'the first word’s value is left out' },
    {
      id: 'last-only',
      gives: ({ weights, values }) => among(values.shape[0]! - 1, 0)({ weights, values }),
      hint: 'only the last word’s value counts: is the sum begun anew each time?',
    },
    {
      id: 'own-share',
      gives: ({ weights, values }) =>
        tf.mul(tf.sum(tf.mul(weights, tf.eye(weights.shape[0]!)), -1, true), values),
      hint: 'each word hands something to itself only; the others have weights too',
    },
    {
      id: 'first-column',
      gives: ({ weights, values }) =>
        tf.tile(tf.slice(weightedSum(weights, values), [0, 0], [-1, 1]), [1, values.shape[1]!]),
      hint: 'every column is made from the first number of the values',
    },
    {
      id: 'added',
      gives: ({ weights, values }) => tf.sum(weightedSum(weights, values), -1),
      hint: 'the numbers of a value are added up; each place stays on its own',
    },
    {
      id: 'strongest-only',
      gives: ({ weights, values }) =>
        tf.mul(tf.max(weights, -1, true), tf.gather(values, tf.argMax(weights, -1))),
      hint: 'only the strongest word hands something over; the others have weights too',
    },
    {
      id: 'softmax-again',
      gives: ({ weights, values }) => weightedSum(tf.softmax(weights), values),
      hint: 'softmax was applied to the weights, which are shares already',
    },
    {
      id: 'rolled',
      gives: ({ weights, values }) => weightedSum(tf.reverse(weights, -1), values),
      hint: 'the weights meet the values in the wrong order',
    },
    {
      id: 'weights',
      gives: ({ weights }) => weights,
      hint: 'these are the weights themselves; they have not met the values yet',
    },
    {
      id: 'transposed',
      gives: ({ weights, values }) => tf.matMul(tf.transpose(weights), values),
      hint: 'the weights are transposed: each word is mixed by what others give to it, not by what it gives',
    },
    {
      id: 'mean',
      gives: ({ weights, values }) => tf.tile(tf.mean(values, 0, true), [weights.shape[0]!, 1]),
      hint: 'all words came out the same: the mean of the values, without weights',
    },
    {
      id: 'sum',
      gives: ({ weights, values }) => tf.tile(tf.sum(values, 0, true), [weights.shape[0]!, 1]),
      hint: 'all words came out the same: the sum of the values, without weights',
    },
    {
      id: 'argmax',
      gives: ({ weights, values }) => tf.gather(values, tf.argMax(weights, -1)),
      hint: 'each word took over one value as it is; the others have weights too',
    },
    {
      id: 'divided',
      gives: ({ weights, values }) => tf.div(weightedSum(weights, values), values.shape[0]!),
      hint: 'too small: the weights sum to 1 already, nothing is left to divide by',
    },
    {
      id: 'exchanged',
      gives: ({ weights, values }) => tf.matMul(values, weights),
      hint: 'the factors are exchanged: weights come first',
    },
    {
      id: 'values',
      gives: ({ values }) => values,
      hint: 'these are the values themselves; nothing is mixed yet',
    },
  ],
  tries: {
    calls: ({ weights, values }) => [[rowsOf(weights), rowsOf(values)]],
    others: () => [
      {
        weights: [[0.25, 0.75]],
        values: [
          [4, 8, 1],
          [3, 1, -2],
        ],
      },
      {
        weights: [
          [0, 1],
          [0.5, 0.5],
          [0.9, 0.1],
        ],
        values: [[3], [-7]],
      },
    ],
  },
});

// A weighted sum of some words' values only: without so many at the beginning, or at the end.
function among(from: number, end: number): (given: OutputGiven) => tf.Tensor {
  return ({ weights, values }) => {
    const count = values.shape[0]! - from + end;
    return weightedSum(tf.slice(weights, [0, from], [-1, count]), tf.slice(values, [from, 0], [count, -1]));
  };
}
