import * as tf from '@tensorflow/tfjs';
import { softmaxWeights } from '../../attention/index.js';
import { type Check, defineCheck } from './define-check.js';

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
export const weights: Check<WeightsGiven> = defineCheck({
  name: 'weights',
  layout: 'one weight for each score',
  right: ({ scores, temperature = 1 }) => softmaxWeights(scores, { temperature }),
  mistakes: [
    {
      gives: ({ scores, temperature = 1 }) =>
        tf.transpose(tf.softmax(tf.transpose(tf.div(scores, temperature)))),
      hint: 'the columns sum to 1; it is each word’s row that should',
    },
    {
      gives: ({ scores, temperature = 1 }) =>
        tf.reshape(tf.softmax(tf.reshape(tf.div(scores, temperature), [-1])), scores.shape),
      hint: 'all values together sum to 1; each row should on its own',
    },
    {
      gives: ({ scores, temperature = 1 }) => tf.exp(tf.div(scores, temperature)),
      hint: 'all are positive, but a row doesn’t sum to 1: something is still to divide by',
    },
    {
      gives: ({ scores }) => tf.div(scores, tf.sum(scores, -1, true)),
      hint: 'rows sum to 1, yet values may be negative: something should make them positive first',
    },
    {
      gives: ({ scores, temperature = 1 }) => naive(tf.div(scores, temperature)),
      hint: 'NaN: exp of such large scores is infinite; what can be subtracted from a row without changing its weights?',
    },
    {
      gives: ({ scores, temperature = 1 }) => tf.softmax(tf.mul(scores, temperature)),
      hint: 'the temperature works the wrong way round: hotter should mean more even',
    },
    { gives: ({ scores }) => tf.softmax(scores), hint: 'the temperature changed nothing' },
    {
      gives: ({ scores, temperature = 1 }) => tf.softmax(tf.softmax(tf.div(scores, temperature))),
      hint: 'nearly even: softmax seems to be applied twice',
    },
    {
      gives: ({ scores }) => hardest(scores),
      hint: 'only the largest gets something; the others should get their share',
    },
    { gives: ({ scores }) => scores, hint: 'these are the scores themselves' },
  ],
});

// exp without subtracting the maximum: ∞ / ∞ is NaN.
function naive(scores: tf.Tensor): tf.Tensor {
  const exps = tf.exp(scores);
  return tf.div(exps, tf.sum(exps, -1, true));
}

function hardest(scores: tf.Tensor): tf.Tensor {
  return tf.cast(tf.equal(scores, tf.max(scores, -1, true)), 'float32');
}
