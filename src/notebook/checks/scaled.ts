import * as tf from '@tensorflow/tfjs';
import { attentionScores } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';
import type { ScoresGiven } from './scores.js';

/**
 * Checks scaled scores: dot products of queries and keys, divided by √d_k.
 *
 * @param answer [n, m]: what the learner made
 * @param given queries [n, dK] and keys [m, dK]
 * @example
 * check.scaled([[11]], { queries: [[1, 2]], keys: [[3, 4]] }); // prints ✗ scaled scores: these are not scaled yet
 */
export const scaled: Check<ScoresGiven> = defineCheck({
  name: 'scaled scores',
  layout: 'a row for each query and a column for each key',
  right: (given) => times(given, (dK) => 1 / Math.sqrt(dK)),
  mistakes: [
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
      id: 'transposed',
      gives: (given) => tf.transpose(times(given, (dK) => 1 / Math.sqrt(dK))),
      hint: 'rows and columns are exchanged: the first row should hold the scores of the first query',
    },
    {
      id: 'queries-only',
      gives: ({ queries }) => times({ queries, keys: queries }, (dK) => 1 / Math.sqrt(dK)),
      hint: 'here queries meet queries; the keys play no part',
    },
    {
      id: 'keys-only',
      gives: ({ keys }) => times({ queries: keys, keys }, (dK) => 1 / Math.sqrt(dK)),
      hint: 'here keys meet keys; the queries play no part',
    },
    {
      id: 'unscaled-transposed',
      gives: ({ queries, keys }) => attentionScores(keys, queries),
      hint: 'rows and columns are exchanged, and nothing is scaled yet',
    },
    {
      id: 'softmax',
      gives: (given) => tf.softmax(times(given, (dK) => 1 / Math.sqrt(dK))),
      hint: 'softmax is applied already; that is the next step',
    },
  ],
});

function times({ queries, keys }: ScoresGiven, factor: (dK: number) => number): tf.Tensor {
  return tf.mul(attentionScores(queries, keys), factor(queries.shape.at(-1)!));
}
