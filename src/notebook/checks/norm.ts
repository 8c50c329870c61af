import * as tf from '@tensorflow/tfjs';
import { layerNorm } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';

/** What is normalised. */
export interface NormGiven {
  /** [n, dModel] */
  x: tf.Tensor;
}

/**
 * Checks layer normalisation without gain and bias: each word's numbers get mean 0 and variance 1.
 *
 * @param answer [n, dModel]: what the learner made
 * @param given x [n, dModel]
 * @example
 * check.norm([[-1, 1]], { x: [[1, 3]] }); // prints ✓ layer norm: right
 */
export const norm: Check<NormGiven> = defineCheck<NormGiven>({
  check: 'norm',
  name: 'layer norm',
  layout: 'as many rows and columns as x has',
  given: { x: numbers('n', 'dModel') },
  right: ({ x }) => layerNorm(x),
  mistakes: [
    {
      id: 'not-normalised',
      gives: ({ x }) => x,
      hint: 'this is x itself',
    },
    {
      id: 'deviation-only',
      gives: ({ x }) => tf.div(x, tf.sqrt(variance(x))),
      hint: 'the variance is 1, but the mean isn’t taken away',
    },
    {
      id: 'length',
      gives: ({ x }) =>
        tf.div(tf.sub(x, tf.mean(x, -1, true)), tf.norm(tf.sub(x, tf.mean(x, -1, true)), 2, -1, true)),
      hint: 'divided by the length: the squares were added up, and their mean is needed',
    },
    {
      id: 'unit',
      gives: ({ x }) => tf.div(x, tf.norm(x, 2, -1, true)),
      hint: 'each word has length 1; mean 0 and variance 1 are asked for',
    },
    {
      id: 'range',
      gives: ({ x }) =>
        tf.div(tf.sub(x, tf.min(x, -1, true)), tf.sub(tf.max(x, -1, true), tf.min(x, -1, true))),
      hint: 'each word runs from 0 to 1; mean 0 and variance 1 are asked for',
    },
    {
      id: 'multiplied',
      gives: ({ x }) => tf.mul(tf.sub(x, tf.mean(x, -1, true)), tf.sqrt(variance(x))),
      hint: 'the spread grew: it is multiplied where it should be divided',
    },
    {
      id: 'softmax',
      gives: ({ x }) => tf.softmax(x),
      hint: 'this is softmax, which makes shares; mean 0 and variance 1 are asked for',
    },
    {
      id: 'means',
      gives: ({ x }) => tf.mean(x, -1),
      hint: 'these are the means of the words; they are to be taken away',
    },
    {
      id: 'variances',
      gives: ({ x }) => tf.squeeze(variance(x), [-1]),
      hint: 'these are the variances of the words; something is to be divided by them',
    },
    {
      id: 'columns-centered',
      gives: ({ x }) => tf.sub(x, tf.mean(x, 0, true)),
      hint: 'a mean of each column over the words is taken away; each word should be normalised on its own',
    },
    {
      id: 'squares',
      gives: ({ x }) => tf.square(layerNorm(x)),
      hint: 'these are squares; none is below 0',
    },
    {
      id: 'mean-added',
      gives: ({ x }) => tf.div(tf.add(x, tf.mean(x, -1, true)), tf.sqrt(variance(x))),
      hint: 'the mean is added where it should be taken away',
    },
    {
      id: 'columns',
      gives: ({ x }) => tf.transpose(layerNorm(tf.transpose(x))),
      hint: 'this normalises each column over the words; each word should be normalised on its own',
    },
    {
      id: 'all-together',
      gives: ({ x }) => tf.reshape(layerNorm(tf.reshape(x, [1, -1])), x.shape),
      hint: 'this normalises all words together; each word should be normalised on its own',
    },
    {
      id: 'only-centered',
      gives: ({ x }) => tf.sub(x, tf.mean(x, -1, true)),
      hint: 'the mean is 0, but the variance isn’t 1 yet',
    },
    {
      id: 'no-root',
      gives: ({ x }) => tf.div(tf.sub(x, tf.mean(x, -1, true)), variance(x)),
      hint: 'divided by the variance: its root is needed',
    },
    {
      id: 'one-less',
      gives: ({ x }) => tf.mul(layerNorm(x), Math.sqrt((x.shape.at(-1)! - 1) / x.shape.at(-1)!)),
      hint: 'nearly: the variance divides by the number of values, not by one less',
    },
    {
      id: 'mean-left',
      gives: ({ x }) => tf.div(x, tf.sqrt(tf.mean(tf.square(x), -1, true))),
      hint: 'the size is right, but the mean isn’t taken away',
    },
  ],
});

function variance(x: tf.Tensor): tf.Tensor {
  return tf.moments(x, -1, true).variance;
}
