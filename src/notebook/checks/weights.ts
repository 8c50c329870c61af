import * as tf from '@tensorflow/tfjs';
import { softmaxWeights } from '../../attention/index.js';
import { checkPositive } from '../../check/values.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { scoresOf } from './judge/given-numbers.js';
import { optional } from './judge/givens.js';
import { rowsOf } from './judge/numbers.js';

/** What weights are made from. */
export interface WeightsGiven {
  /** [n, m], scaled already if they should be */
  scores: tf.Tensor;
  /** What scores are divided by (default 1). */
  temperature?: number;
}

/**
 * Checks attention weights: softmax over each row of scores.
 *
 * @param answer [n, m]: what the learner made
 * @param given scores [n, m], and a temperature if there is one
 * @example
 * check.weights([[0.25, 0.75]], { scores: [[0, Math.log(3)]] }); // prints ✓ weights: right
 */
export const weights: Check<WeightsGiven> = defineCheck<WeightsGiven>({
  check: 'weights',
  name: 'weights',
  layout: 'one weight for each score',
  given: { scores: scoresOf('n', 'm'), temperature: optional(checkPositive) },
  right: ({ scores, temperature = 1 }) => softmaxWeights(scores, { temperature }),
  mistakes: [
    {
      id: 'base-2',
      gives: ({ scores, temperature = 1 }) => tf.softmax(tf.mul(tf.div(scores, temperature), Math.LN2)),
      hint: 'the base is 2 here, not e',
    },
    {
      id: 'base-10',
      gives: ({ scores, temperature = 1 }) => tf.softmax(tf.mul(tf.div(scores, temperature), Math.LN10)),
      hint: 'the base is 10 here, not e',
    },
    {
      id: 'minus',
      gives: ({ scores, temperature = 1 }) => tf.softmax(tf.neg(tf.div(scores, temperature))),
      hint: 'the smallest score gets most: are they exchanged, or is a sign wrong?',
    },
    {
      id: 'even',
      gives: ({ scores }) => tf.fill(scores.shape, 1 / scores.shape.at(-1)!),
      hint: 'all shares are even, whatever the scores are',
    },
    {
      id: 'undivided',
      gives: ({ scores }) => tf.exp(tf.sub(scores, tf.max(scores, -1, true))),
      hint: 'all are positive, but a row doesn’t sum to 1: something is still to divide by',
    },
    {
      id: 'undivided',
      gives: ({ scores }) => tf.exp(tf.sub(scores, tf.min(scores, -1, true))),
      hint: 'all are positive, but a row doesn’t sum to 1: something is still to divide by',
    },
    {
      id: 'global-max',
      gives: ({ scores, temperature = 1 }) => naive(tf.div(tf.sub(scores, tf.max(scores)), temperature)),
      hint: 'NaN: a row far below the others has only exponentials of 0; which maximum was subtracted?',
    },
    {
      id: 'ratio',
      gives: ({ scores }) => {
        const part = tf.exp(tf.sub(tf.min(scores, -1, true), tf.max(scores, -1, true)));
        if (scores.shape.at(-1) !== 2) throw new RangeError('check.weights: this is for two shares');
        return tf.where(tf.equal(scores, tf.min(scores, -1, true)), part, tf.sub(1, part));
      },
      hint: 'one share was taken to be that part of the whole; it is that part of the other',
    },
    {
      id: 'only-subtracted',
      gives: ({ scores }) => tf.sub(scores, tf.min(scores, -1, true)),
      hint: 'the smallest is subtracted, and no more: these are still scores',
    },
    {
      id: 'only-subtracted',
      gives: ({ scores }) => tf.sub(scores, tf.max(scores, -1, true)),
      hint: 'the largest is subtracted, and no more: these are still scores',
    },
    {
      id: 'log',
      gives: ({ scores, temperature = 1 }) => tf.logSoftmax(tf.div(scores, temperature)),
      hint: 'these are the logarithms of the shares',
    },
    {
      id: 'columns',
      gives: ({ scores, temperature = 1 }) =>
        tf.transpose(tf.softmax(tf.transpose(tf.div(scores, temperature)))),
      hint: 'the columns sum to 1; it is each word’s row that should',
    },
    {
      id: 'all-together',
      gives: ({ scores, temperature = 1 }) =>
        tf.reshape(tf.softmax(tf.reshape(tf.div(scores, temperature), [-1])), scores.shape),
      hint: 'all values together sum to 1; each row should on its own',
    },
    {
      id: 'undivided',
      gives: ({ scores, temperature = 1 }) => tf.exp(tf.div(scores, temperature)),
      hint: 'all are positive, but a row doesn’t sum to 1: something is still to divide by',
    },
    {
      id: 'no-exp',
      gives: ({ scores }) => tf.div(scores, tf.sum(scores, -1, true)),
      hint: 'rows sum to 1, yet values may be negative: something should make them positive first',
    },
    {
      id: 'overflow',
      gives: ({ scores, temperature = 1 }) => naive(tf.div(scores, temperature)),
      hint: 'NaN: exp of such large scores is infinite; what can be subtracted from a row without changing its weights?',
    },
    {
      id: 'wrong-way',
      gives: ({ scores, temperature = 1 }) => tf.softmax(tf.mul(scores, temperature)),
      hint: 'the temperature works the wrong way round: hotter should mean more even',
    },
    {
      id: 'no-temperature',
      gives: ({ scores }) => tf.softmax(scores),
      hint: 'the temperature changed nothing',
    },
    {
      id: 'twice',
      gives: ({ scores, temperature = 1 }) => tf.softmax(tf.softmax(tf.div(scores, temperature))),
      hint: 'nearly even: softmax seems to be applied twice',
    },
    {
      id: 'argmax',
      gives: ({ scores }) => hardest(scores),
      hint: 'only the largest gets something; the others should get their share',
    },
    { id: 'scores', gives: ({ scores }) => scores, hint: 'these are the scores themselves' },
  ],
  tries: {
    calls: ({ scores }) => [[rowsOf(scores)]],
    others: () => [
      { scores: [[0, 1, 3, -2]] },
      {
        scores: [
          [5, 5],
          [2, -1],
          [-90, 90],
        ],
      },
    ],
  },
});

// exp without subtracting the maximum: ∞ / ∞ is NaN.
function naive(scores: tf.Tensor): tf.Tensor {
  const exps = tf.exp(scores);
  return tf.div(exps, tf.sum(exps, -1, true));
}

function hardest(scores: tf.Tensor): tf.Tensor {
  return tf.cast(tf.equal(scores, tf.max(scores, -1, true)), 'float32');
}
