import * as tf from '@tensorflow/tfjs';
import { attentionScores } from '../../attention/index.js';
import { numbers } from './judge/given-numbers.js';
import type { Givens } from './judge/givens.js';
import type { Mistake } from './judge/topic.js';

/** What scores are made from. */
export interface ScoresGiven {
  /** [n, dK] */
  queries: tf.Tensor;
  /** [m, dK] */
  keys: tf.Tensor;
}

/** What must hold of it. */
export const SCORES_GIVEN: Givens<ScoresGiven> = { queries: numbers('n', 'dK'), keys: numbers('m', 'dK') };

/** Dot products of queries and keys, multiplied by what depends on the length of a query. */
export function times({ queries, keys }: ScoresGiven, factor: (dK: number) => number): tf.Tensor {
  return tf.mul(attentionScores(queries, keys), factor(queries.shape.at(-1)!));
}

/**
 * What goes wrong where queries meet keys, whether scores are scaled in the end or not.
 *
 * @param scale what dot products are multiplied by in the end, from the length of a query
 */
export function scoreSlips(scale: (dK: number) => number): Mistake<ScoresGiven>[] {
  const met = (queries: tf.Tensor, keys: tf.Tensor, { shape } = queries) =>
    tf.mul(attentionScores(queries, keys), scale(shape.at(-1)!));
  const partly = (part: (x: tf.Tensor) => tf.Tensor) => (given: ScoresGiven) =>
    met(part(given.queries), part(given.keys), given.queries);
  return [
    {
      id: 'transposed',
      gives: ({ queries, keys }) => met(keys, queries),
      hint: 'rows and columns are exchanged: the first row should hold the scores of the first query',
    },
    {
      id: 'queries-only',
      gives: ({ queries }) => met(queries, queries),
      hint: 'here queries meet queries; the keys play no part',
    },
    {
      id: 'keys-only',
      gives: ({ keys }) => met(keys, keys),
      hint: 'here keys meet keys; the queries play no part',
    },
    {
      id: 'not-transposed',
      gives: ({ queries, keys }) => tf.mul(tf.matMul(queries, keys), scale(size(queries))),
      hint: 'the keys are not transposed: the product takes numbers of different words together',
    },
    {
      id: 'by-number',
      gives: ({ queries, keys }) => tf.mul(queries, keys),
      hint: 'this multiplies number by number and adds nothing up; each query should meet each key',
    },
    {
      id: 'own-word',
      gives: ({ queries, keys }) => tf.mul(tf.sum(tf.mul(queries, keys), -1), scale(size(queries))),
      hint: 'each query meets only the key of its own word; it should meet them all',
    },
    {
      id: 'cosines',
      gives: ({ queries, keys }) => attentionScores(unit(queries), unit(keys)),
      hint: 'these are cosines, between −1 and 1; a score keeps the vectors’ lengths',
    },
    {
      id: 'sums',
      gives: ({ queries, keys }) => tf.add(tf.sum(queries, -1, true), tf.transpose(tf.sum(keys, -1, true))),
      hint: 'the numbers are added up; what stands in the same place should be multiplied first',
    },
    {
      id: 'all-numbers',
      gives: ({ queries, keys }) => tf.mul(tf.sum(queries, -1, true), tf.transpose(tf.sum(keys, -1, true))),
      hint: 'sum times sum: only what stands in the same place should be multiplied',
    },
    {
      id: 'distance',
      gives: ({ queries, keys }) => distances(queries, keys),
      hint: 'these are distances; a dot product grows where two agree',
    },
    {
      id: 'one-minus',
      gives: ({ queries, keys }) => tf.sub(1, met(queries, keys)),
      hint: 'these are 1 − score, which shrink where two agree',
    },
    {
      id: 'angle',
      gives: ({ queries, keys }) => tf.acos(tf.clipByValue(met(queries, keys), -1, 1)),
      hint: 'these are angles, which shrink where two agree',
    },
    {
      id: 'squares',
      gives: ({ queries, keys }) => tf.square(met(queries, keys)),
      hint: 'these are the squares of what is asked for',
    },
    {
      id: 'first-only',
      gives: partly((x) => columns(x, 0, 1)),
      hint: 'only the first number of each counts',
    },
    { id: 'last-only', gives: partly((x) => columns(x, -1, 1)), hint: 'only the last number of each counts' },
    {
      id: 'last-missing',
      gives: partly((x) => columns(x, 0, size(x) - 1)),
      hint: 'the last number of each is left out',
    },
    {
      id: 'first-missing',
      gives: partly((x) => columns(x, 1, size(x) - 1)),
      hint: 'the first number of each is left out',
    },
    {
      id: 'reversed',
      gives: ({ queries, keys }) => met(tf.reverse(queries, -1), keys),
      hint: 'numbers meet that don’t stand in the same place',
    },
    {
      id: 'queries-themselves',
      gives: ({ queries }) => queries,
      hint: 'these are the queries themselves; they have not met a key yet',
    },
    {
      id: 'keys-themselves',
      gives: ({ keys }) => keys,
      hint: 'these are the keys themselves; they have not met a query yet',
    },
    {
      id: 'softmax',
      gives: ({ queries, keys }) => tf.softmax(met(queries, keys)),
      hint: 'softmax is applied already; scores may be negative and don’t sum to 1',
    },
  ];
}

function size(x: tf.Tensor): number {
  return x.shape.at(-1)!;
}

function columns(x: tf.Tensor, from: number, count: number): tf.Tensor {
  return tf.slice(x, [0, from < 0 ? size(x) + from : from], [-1, count]);
}

function unit(x: tf.Tensor): tf.Tensor {
  return tf.div(x, tf.norm(x, 'euclidean', -1, true));
}

function distances(queries: tf.Tensor, keys: tf.Tensor): tf.Tensor {
  return tf.norm(tf.sub(tf.expandDims(queries, 1), tf.expandDims(keys, 0)), 'euclidean', -1);
}
