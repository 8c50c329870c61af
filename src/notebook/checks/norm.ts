import * as tf from '@tensorflow/tfjs';
import { layerNorm } from '../../attention/index.js';
import { type Check, defineCheck } from './define-check.js';

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
export const norm: Check<NormGiven> = defineCheck({
  name: 'layer norm',
  layout: 'as many rows and columns as x has',
  right: ({ x }) => layerNorm(x),
  mistakes: [
    {
      gives: ({ x }) => tf.transpose(layerNorm(tf.transpose(x))),
      hint: 'this normalises each column over the words; each word should be normalised on its own',
    },
    {
      gives: ({ x }) => tf.reshape(layerNorm(tf.reshape(x, [1, -1])), x.shape),
      hint: 'this normalises all words together; each word should be normalised on its own',
    },
    {
      gives: ({ x }) => tf.sub(x, tf.mean(x, -1, true)),
      hint: 'the mean is 0, but the variance isn’t 1 yet',
    },
    {
      gives: ({ x }) => tf.div(tf.sub(x, tf.mean(x, -1, true)), variance(x)),
      hint: 'divided by the variance: its root is needed',
    },
    {
      gives: ({ x }) => tf.mul(layerNorm(x), Math.sqrt((x.shape.at(-1)! - 1) / x.shape.at(-1)!)),
      hint: 'nearly: the variance divides by the number of values, not by one less',
    },
    {
      gives: ({ x }) => tf.div(x, tf.sqrt(tf.mean(tf.square(x), -1, true))),
      hint: 'the size is right, but the mean isn’t taken away',
    },
  ],
});

function variance(x: tf.Tensor): tf.Tensor {
  return tf.moments(x, -1, true).variance;
}
