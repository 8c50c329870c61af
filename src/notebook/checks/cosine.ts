import * as tf from '@tensorflow/tfjs';
import { type Check, defineCheck } from './define-check.js';

/** Two vectors that are compared. */
export interface CosineGiven {
  /** [d] */
  a: tf.Tensor;
  /** [d] */
  b: tf.Tensor;
}

/**
 * Checks a cosine similarity: the dot product, divided by both lengths.
 *
 * @param answer one number
 * @param given the vectors a and b [d]
 * @example
 * check.cosine(0.6, { a: [1, 0], b: [3, 4] }); // prints ✓ cosine similarity: right
 */
export const cosine: Check<CosineGiven> = defineCheck({
  name: 'cosine similarity',
  layout: 'one number',
  right: ({ a, b }) => tf.div(dot(a, b), tf.mul(length(a), length(b))),
  mistakes: [
    {
      gives: ({ a, b }) => dot(a, b),
      hint: 'this is the dot product; it still grows with the vectors’ lengths',
    },
    {
      gives: ({ a, b }) => length(tf.sub(a, b)),
      hint: 'this is the distance; it is 0 for equal vectors, a similarity is 1',
    },
    {
      gives: ({ a, b }) => tf.sub(1, tf.div(dot(a, b), tf.mul(length(a), length(b)))),
      hint: 'this is 1 − similarity, a distance',
    },
    { gives: ({ a, b }) => tf.div(dot(a, b), length(a)), hint: 'divided by one length; there are two' },
    { gives: ({ a, b }) => tf.div(dot(a, b), length(b)), hint: 'divided by one length; there are two' },
    {
      gives: ({ a, b }) => tf.div(dot(a, b), tf.mul(dot(a, a), dot(b, b))),
      hint: 'divided by squares of lengths: the roots are missing',
    },
  ],
});

function dot(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return tf.sum(tf.mul(tf.reshape(a, [-1]), tf.reshape(b, [-1])));
}

function length(a: tf.Tensor): tf.Tensor {
  return tf.sqrt(dot(a, a));
}
