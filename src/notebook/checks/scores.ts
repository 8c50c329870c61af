import * as tf from '@tensorflow/tfjs';
import { attentionScores } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';

/** What scores are made from. */
export interface ScoresGiven {
  /** [n, dK] */
  queries: tf.Tensor;
  /** [m, dK] */
  keys: tf.Tensor;
}

/**
 * Checks scores: the dot product of each query with each key, not yet scaled.
 *
 * @param answer [n, m]: what the learner made
 * @param given queries [n, dK] and keys [m, dK]
 * @example
 * check.scores([[11]], { queries: [[1, 2]], keys: [[3, 4]] }); // prints ✓ scores: right
 */
export const scores: Check<ScoresGiven> = defineCheck({
  name: 'scores',
  layout: 'a row for each query and a column for each key',
  right: ({ queries, keys }) => attentionScores(queries, keys),
  mistakes: [
    {
      id: 'multiplied',
      gives: ({ queries, keys }) => scaled(attentionScores(queries, keys), Math.sqrt(size(queries))),
      hint: 'these are multiplied by √d_k; here the plain dot products are asked for',
    },
    {
      id: 'sums',
      gives: ({ queries, keys }) => tf.add(tf.sum(queries, -1, true), tf.transpose(tf.sum(keys, -1, true))),
      hint: 'the numbers are added up; what stands in the same place should be multiplied first',
    },
    {
      id: 'distance',
      gives: ({ queries, keys }) => distances(queries, keys),
      hint: 'these are distances; a dot product grows where two agree',
    },
    {
      id: 'first-only',
      gives: ({ queries, keys }) => attentionScores(first(queries), first(keys)),
      hint: 'only the first number of each query and key counts',
    },
    {
      id: 'keys-themselves',
      gives: ({ keys }) => keys,
      hint: 'these are the keys themselves; they have not met a query yet',
    },
    {
      id: 'transposed',
      gives: ({ queries, keys }) => attentionScores(keys, queries),
      hint: 'rows and columns are exchanged: the first row should hold the scores of the first query',
    },
    {
      id: 'scaled',
      gives: ({ queries, keys }) => scaled(attentionScores(queries, keys), 1 / Math.sqrt(size(queries))),
      hint: 'these are divided by √d_k already; here the plain dot products are asked for',
    },
    {
      id: 'means',
      gives: ({ queries, keys }) => scaled(attentionScores(queries, keys), 1 / size(queries)),
      hint: 'these are means of products; a dot product is their sum',
    },
    {
      id: 'queries-only',
      gives: ({ queries }) => attentionScores(queries, queries),
      hint: 'here queries meet queries; the keys play no part',
    },
    {
      id: 'keys-only',
      gives: ({ keys }) => attentionScores(keys, keys),
      hint: 'here keys meet keys; the queries play no part',
    },
    {
      id: 'not-transposed',
      gives: ({ queries, keys }) => tf.matMul(queries, keys),
      hint: 'the keys are not transposed: the product takes numbers of different words together',
    },
    {
      id: 'by-number',
      gives: ({ queries, keys }) => tf.mul(queries, keys),
      hint: 'this multiplies number by number and adds nothing up; each query should meet each key',
    },
    {
      id: 'own-word',
      gives: ({ queries, keys }) => tf.sum(tf.mul(queries, keys), -1),
      hint: 'each query meets only the key of its own word; it should meet them all',
    },
    {
      id: 'cosines',
      gives: ({ queries, keys }) => attentionScores(unit(queries), unit(keys)),
      hint: 'these are cosines, between −1 and 1; a score keeps the vectors’ lengths',
    },
    {
      id: 'softmax',
      gives: ({ queries, keys }) => tf.softmax(attentionScores(queries, keys)),
      hint: 'softmax is applied already; scores may be negative and don’t sum to 1',
    },
  ],
});

function scaled(x: tf.Tensor, factor: number): tf.Tensor {
  return tf.mul(x, factor);
}

function size(x: tf.Tensor): number {
  return x.shape.at(-1)!;
}

function unit(x: tf.Tensor): tf.Tensor {
  return tf.div(x, tf.norm(x, 'euclidean', -1, true));
}

function first(x: tf.Tensor): tf.Tensor {
  return tf.slice(x, [0, 0], [-1, 1]);
}

function distances(queries: tf.Tensor, keys: tf.Tensor): tf.Tensor {
  return tf.norm(tf.sub(tf.expandDims(queries, 1), tf.expandDims(keys, 0)), 'euclidean', -1);
}
