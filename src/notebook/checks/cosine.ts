import * as tf from '@tensorflow/tfjs';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';

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
export const cosine: Check<CosineGiven> = defineCheck<CosineGiven>({
  check: 'cosine',
  name: 'cosine similarity',
  layout: 'one number',
  given: { a: numbers('d'), b: numbers('d') },
  right: ({ a, b }) => tf.div(dot(a, b), tf.mul(length(a), length(b))),
  mistakes: [
    {
      id: 'dot-product',
      gives: ({ a, b }) => dot(a, b),
      hint: 'this is the dot product; it still grows with the vectors’ lengths',
    },
    {
      id: 'distance',
      gives: ({ a, b }) => length(tf.sub(a, b)),
      hint: 'this is the distance; it is 0 for equal vectors, a similarity is 1',
    },
    {
      id: 'one-minus',
      gives: ({ a, b }) => tf.sub(1, tf.div(dot(a, b), tf.mul(length(a), length(b)))),
      hint: 'this is 1 − similarity, a distance',
    },
    {
      id: 'one-length',
      gives: ({ a, b }) => tf.div(dot(a, b), length(a)),
      hint: 'divided by one length; there are two',
    },
    {
      id: 'one-length',
      gives: ({ a, b }) => tf.div(dot(a, b), length(b)),
      hint: 'divided by one length; there are two',
    },
    {
      id: 'squares',
      gives: ({ a, b }) => tf.div(dot(a, b), tf.mul(dot(a, a), dot(b, b))),
      hint: 'divided by squares of lengths: the roots are missing',
    },
    {
      id: 'no-parentheses',
      gives: ({ a, b }) => tf.mul(tf.div(dot(a, b), length(a)), length(b)),
      hint: 'divided by one length, multiplied by the other: are parentheses missing?',
    },
    {
      id: 'added-lengths',
      gives: ({ a, b }) => tf.div(dot(a, b), tf.add(length(a), length(b))),
      hint: 'the lengths are added up',
    },
    {
      id: 'mean',
      gives: ({ a, b }) => tf.div(dot(a, b), a.size),
      hint: 'this is the mean of the products, which still grows with the vectors’ lengths',
    },
    {
      id: 'two-roots',
      gives: ({ a, b }) => tf.div(dot(a, b), tf.sqrt(tf.mul(length(a), length(b)))),
      hint: 'one root too many below the line',
    },
    {
      id: 'lengths',
      gives: ({ a, b }) => tf.mul(length(a), length(b)),
      hint: 'these are both lengths, multiplied; the dot product plays no part',
    },
    {
      id: 'multiplied',
      gives: ({ a, b }) => tf.mul(dot(a, b), tf.mul(length(a), length(b))),
      hint: 'multiplied by both lengths: a longer vector would be more similar',
    },
    {
      id: 'upside-down',
      gives: ({ a, b }) => tf.div(tf.mul(length(a), length(b)), dot(a, b)),
      hint: 'upside down: a cosine is between −1 and 1',
    },
    { id: 'same-word', gives: () => 1, hint: 'is this one word with itself? These are two' },
    {
      id: 'city-distance',
      gives: ({ a, b }) => tf.sum(tf.abs(tf.sub(a, b))),
      hint: 'this is a distance; it is 0 for equal vectors, a similarity is 1',
    },
    {
      id: 'not-added',
      gives: ({ a, b }) => tf.mul(a, b),
      hint: 'these are the products; they are still to be added up',
    },
    {
      id: 'not-added',
      gives: ({ a, b }) => tf.div(tf.mul(a, b), tf.mul(length(a), length(b))),
      hint: 'these are the products; they are still to be added up',
    },
    {
      id: 'angle',
      gives: ({ a, b }) => tf.mul(tf.acos(tf.div(dot(a, b), tf.mul(length(a), length(b)))), 180 / Math.PI),
      hint: 'this is the angle, not its cosine',
    },
    {
      id: 'angle',
      gives: ({ a, b }) => tf.acos(tf.div(dot(a, b), tf.mul(length(a), length(b)))),
      hint: 'this is the angle, not its cosine',
    },
  ],
});

function dot(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return tf.sum(tf.mul(tf.reshape(a, [-1]), tf.reshape(b, [-1])));
}

function length(a: tf.Tensor): tf.Tensor {
  return tf.sqrt(dot(a, a));
}
