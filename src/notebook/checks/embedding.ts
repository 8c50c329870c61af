import * as tf from '@tensorflow/tfjs';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';
import type { GivenCheck } from './judge/givens.js';

/** What an embedding is looked up in. */
export interface EmbeddingGiven {
  /** [n]: each token's place in the vocabulary, counted from 0 */
  ids: tf.Tensor;
  /** [vocabulary size, dModel]: a row for each word */
  table: tf.Tensor;
}

const checkPlaces: GivenCheck = (caller, name, value, sizes) => {
  const isInt = value instanceof tf.Tensor && value.dtype === 'int32' && !value.isDisposed;
  const places = isInt ? value.arraySync() : value;
  numbers('n')(caller, name, places, sizes);
  const last = sizes.get('vocabulary size')! - 1;
  const list = Array.from((places instanceof tf.Tensor ? places.dataSync() : places) as number[]);
  const odd = list.findIndex((place) => !Number.isInteger(place) || place < 0 || place > last);
  if (odd < 0) return;
  throw new RangeError(
    `${caller}: expected ${name} as places from 0 to ${last}, got ${list[odd]} at [${odd}]`,
  );
};

/**
 * Checks an embedded sentence: for each token its row of the table.
 *
 * @param answer [n, dModel]: what the learner made
 * @param given ids [n] and table [vocabulary size, dModel]
 * @example
 * check.embedding([[5, 6], [1, 2]], { ids: [2, 0], table: [[1, 2], [3, 4], [5, 6]] }); // prints ✓ embedding: right
 */
export const embedding: Check<EmbeddingGiven> = defineCheck<EmbeddingGiven>({
  check: 'embedding',
  name: 'embedding',
  layout: 'a row for each token, with as many numbers as the table’s rows have',
  given: { table: numbers('vocabulary size', 'dModel'), ids: checkPlaces },
  right: ({ ids, table }) => rows(table, ids),
  mistakes: [
    {
      id: 'transposed',
      gives: ({ ids, table }) => tf.transpose(rows(table, ids)),
      hint: 'rows and columns are exchanged: each token should have a row',
    },
    ...[1, -1].map((step) => ({
      id: 'neighbor',
      gives: ({ ids, table }: EmbeddingGiven) => rows(table, tf.add(ids, step)),
      hint: 'each token got the row of its neighbor in the vocabulary: places are counted from 0',
    })),
    {
      id: 'no-repeats',
      gives: ({ ids, table }) => rows(table, tf.unique(ids).values),
      hint: 'a word that comes twice has one row only: there should be a row for each token, not for each different word',
    },
    {
      id: 'vocabulary-order',
      gives: ({ ids, table }) =>
        rows(table, tf.tensor1d(Array.from(ids.dataSync()).toSorted((a, b) => a - b))),
      hint: 'the right rows in the order of the vocabulary: they should be in the order of the sentence',
    },
    {
      id: 'averaged',
      gives: ({ ids, table }) => tf.mean(rows(table, ids), 0),
      hint: 'all tokens are averaged into one row: each should keep its own',
    },
    {
      id: 'first-rows',
      gives: ({ ids, table }) => rows(table, tf.range(0, ids.size)),
      hint: 'these are the first rows of the table, whatever the tokens are',
    },
    {
      id: 'one-hot',
      gives: ({ ids, table }) => oneHot(ids, table),
      hint: 'these are the one-hot rows themselves; they have not met the table yet',
    },
    {
      id: 'summed',
      gives: ({ ids, table }) => tf.sum(rows(table, ids), 0),
      hint: 'all tokens are added up into one row: each should keep its own',
    },
    {
      id: 'unit',
      gives: ({ ids, table }) => tf.div(rows(table, ids), tf.norm(rows(table, ids), 'euclidean', -1, true)),
      hint: 'each row has length 1: rows should stay as they stand in the table',
    },
    {
      id: 'places',
      gives: ({ ids }) => ids,
      hint: 'these are the places in the vocabulary; their rows are asked for',
    },
    {
      id: 'backwards',
      gives: ({ ids, table }) => tf.reverse(rows(table, ids), 0),
      hint: 'the right rows, the last token first',
    },
  ],
});

function rows(table: tf.Tensor, ids: tf.Tensor): tf.Tensor {
  const places = tf.cast(ids, 'int32');
  const isOutside = Array.from(places.dataSync()).some((place) => place < 0 || place >= table.shape[0]!);
  if (isOutside) throw new RangeError('check.embedding: a place lies outside the table');
  return tf.gather(table, places);
}

function oneHot(ids: tf.Tensor, table: tf.Tensor): tf.Tensor {
  return tf.cast(tf.oneHot(tf.cast(ids, 'int32') as tf.Tensor1D, table.shape[0]!), 'float32');
}
