import * as tf from '@tensorflow/tfjs';
import { attentionScores, project, selfAttention, weightedSum } from '../../attention/index.js';
import { type Check, defineCheck, type Loose } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';
import { uses } from './judge/uses.js';

/** What self-attention is made from. */
export interface AttentionGiven {
  /** [n, dModel] */
  x: tf.Tensor;
  /** [dModel, dK] */
  wQuery: tf.Tensor;
  /** [dModel, dK] */
  wKey: tf.Tensor;
  /** [dModel, dV] */
  wValue: tf.Tensor;
}

const READY_MADE = [
  'selfAttention',
  'scaledDotProductAttention',
  'fusedAttention',
  'multiHeadAttention',
  'wordByWordAttention',
  'blockwiseAttention',
];

/**
 * Checks self-attention, from words to updated words: the learner's output, or a function that makes it.
 *
 * @param answer [n, dV], or a function of the words and `{ wQuery, wKey, wValue }`
 * @param given x [n, dModel], wQuery and wKey [dModel, dK], wValue [dModel, dV]
 * @example
 * const given = { x: [[1], [2]], wQuery: [[0]], wKey: [[1]], wValue: [[2]] }; // all scores are 0
 * check.attention([[3], [3]], given); // prints ✓ attention: right
 */
export const attention: Check<AttentionGiven> = defineCheck<AttentionGiven>({
  check: 'attention',
  name: 'attention',
  layout: 'a row for each word and a column for each number of a value',
  given: {
    x: numbers('n', 'dModel'),
    wQuery: numbers('dModel', 'dK'),
    wKey: numbers('dModel', 'dK'),
    wValue: numbers('dModel', 'dV'),
  },
  right: ({ x, ...head }) => selfAttention(x, head).output,
  tries: {
    calls: ({ x, ...head }) => [[x, head]],
    others: () => [madeUp(3, 5, 2, 7), madeUp(2, 3, 5, 3)],
    refuses: (attempt) => uses(attempt, READY_MADE),
  },
  mistakes: [
    {
      id: 'unscaled',
      gives: by(({ scores, values }) => mixed(scores, values)),
      hint: 'the scores are not scaled down, so the strongest word takes nearly all',
      covers: ['multiplied'],
    },
    {
      id: 'no-root',
      gives: by(({ scores, values, dK }) => mixed(tf.div(scores, dK), values)),
      hint: 'the scores are divided by too much, so the weights are nearly even: was the root left out?',
    },
    {
      id: 'multiplied',
      gives: by(({ scores, values, dK }) => mixed(tf.mul(scores, Math.sqrt(dK)), values)),
      hint: 'the scores are multiplied where they should be divided',
    },
    {
      id: 'by-model',
      gives: by(({ scores, values, x }) => mixed(tf.div(scores, Math.sqrt(x.shape.at(-1)!)), values)),
      hint: 'scaled by the length of a word; it is the length of a query that counts',
    },
    {
      id: 'by-words',
      gives: by(({ scores, values, x }) => mixed(tf.div(scores, Math.sqrt(x.shape[0]!)), values)),
      hint: 'scaled by the number of words; it is the length of a query that counts',
    },
    {
      id: 'columns',
      gives: by(({ scaled, values }) => weightedSum(byColumn(scaled), values)),
      hint: 'softmax goes down the columns; each word’s row of weights should sum to 1',
    },
    {
      id: 'exchanged',
      gives: by(({ scaled, values }) => mixed(tf.transpose(scaled), values)),
      hint: 'queries and keys are exchanged',
    },
    {
      id: 'transposed',
      gives: by(({ scaled, values }) => tf.matMul(tf.softmax(scaled), values, true)),
      hint: 'the weights are transposed when they meet the values',
    },
    {
      id: 'keys-as-values',
      gives: by(({ scaled, keys }) => mixed(scaled, keys)),
      hint: 'the keys are mixed instead of the values',
    },
    {
      id: 'queries-as-values',
      gives: by(({ scaled, queries }) => mixed(scaled, queries)),
      hint: 'the queries are mixed instead of the values',
    },
    {
      id: 'x-as-values',
      gives: by(({ scaled, x }) => mixed(scaled, x)),
      hint: 'the words themselves are mixed; their values are still to be made',
    },
    {
      id: 'not-projected',
      gives: by(({ x, values, dK }) => mixed(tf.div(attentionScores(x, x), Math.sqrt(dK)), values)),
      hint: 'words are compared themselves; queries and keys are still to be made',
    },
    {
      id: 'not-projected',
      gives: by(({ x, values }) => mixed(tf.div(attentionScores(x, x), Math.sqrt(x.shape.at(-1)!)), values)),
      hint: 'words are compared themselves; queries and keys are still to be made',
    },
    {
      id: 'queries-only',
      gives: by(({ queries, values, dK }) =>
        mixed(tf.div(attentionScores(queries, queries), Math.sqrt(dK)), values),
      ),
      hint: 'queries meet queries; the keys play no part',
    },
    {
      id: 'keys-only',
      gives: by(({ keys, values, dK }) => mixed(tf.div(attentionScores(keys, keys), Math.sqrt(dK)), values)),
      hint: 'keys meet keys; the queries play no part',
    },
    {
      id: 'no-softmax',
      gives: by(({ scaled, values }) => weightedSum(scaled, values)),
      hint: 'values are mixed by scores: softmax is missing',
    },
    {
      id: 'no-softmax',
      gives: by(({ scores, values }) => weightedSum(scores, values)),
      hint: 'values are mixed by scores: softmax is missing',
    },
    {
      id: 'twice',
      gives: by(({ scaled, values }) => mixed(tf.softmax(scaled), values)),
      hint: 'nearly even: softmax seems to be applied twice',
    },
    {
      id: 'exps',
      gives: by(({ scaled, values }) => weightedSum(tf.exp(scaled), values)),
      hint: 'the weights don’t sum to 1: something is still to divide by',
    },
    {
      id: 'weights',
      gives: by(({ scaled }) => tf.softmax(scaled)),
      hint: 'these are the weights; the values are still to be mixed',
    },
    {
      id: 'scores',
      gives: by(({ scaled }) => scaled),
      hint: 'these are the scaled scores; softmax and the values are still to come',
    },
    {
      id: 'values',
      gives: by(({ values }) => values),
      hint: 'these are the values themselves; nothing is mixed yet',
    },
    {
      id: 'mean',
      gives: by(({ values }) => tf.tile(tf.mean(values, 0, true), [values.shape[0]!, 1])),
      hint: 'all words came out the same: the mean of the values, without weights',
    },
  ],
});

interface Parts {
  x: tf.Tensor;
  queries: tf.Tensor;
  keys: tf.Tensor;
  values: tf.Tensor;
  /** Q Kᵀ, and the same divided by √dK */
  scores: tf.Tensor;
  scaled: tf.Tensor;
  dK: number;
}

function by(slip: (parts: Parts) => tf.Tensor): (given: AttentionGiven) => tf.Tensor {
  return ({ x, wQuery, wKey, wValue }) => {
    const [queries, keys, values] = [project(x, wQuery), project(x, wKey), project(x, wValue)];
    const scores = attentionScores(queries, keys);
    const dK = queries.shape.at(-1)!;
    return slip({ x, queries, keys, values, scores, scaled: tf.div(scores, Math.sqrt(dK)), dK });
  };
}

function mixed(scores: tf.Tensor, values: tf.Tensor): tf.Tensor {
  return weightedSum(tf.softmax(scores), values);
}

function byColumn(scores: tf.Tensor): tf.Tensor {
  return tf.transpose(tf.softmax(tf.transpose(scores)));
}

// Words and a head of odd sizes, so that nothing fits by chance.
function madeUp(n: number, dModel: number, dK: number, dV: number): Loose<AttentionGiven> {
  return {
    x: waves(n, dModel, 1),
    wQuery: waves(dModel, dK, 2),
    wKey: waves(dModel, dK, 3),
    wValue: waves(dModel, dV, 4),
  };
}

function waves(rows: number, columns: number, speed: number): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => Math.sin(speed * (1 + i * columns + j) ** 2)),
  );
}
