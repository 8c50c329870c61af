import * as tf from '@tensorflow/tfjs';
import { project } from '../../attention/index.js';
import { type Check, defineCheck } from './define-check.js';

/** What a projection is made from. */
export interface ProjectionGiven {
  /** [n, dModel] */
  x: tf.Tensor;
  /** [dModel, dK] */
  w: tf.Tensor;
  /** [dK] (default: none) */
  b?: tf.Tensor | undefined;
}

/**
 * Checks a linear projection of each word: X W, or X W + b.
 *
 * @param answer [n, dK]: what the learner made
 * @param given x [n, dModel], w [dModel, dK], and b [dK] if there is one
 * @example
 * check.projection([[11]], { x: [[1, 2]], w: [[3], [4]] }); // prints ✓ projection: right
 */
export const projection: Check<ProjectionGiven> = defineCheck({
  name: 'projection',
  layout: 'a row for each word and a column for each column of w',
  right: ({ x, w, b }) => project(x, w, b),
  mistakes: [
    { gives: ({ x, w }) => project(x, w), hint: 'the bias b is missing' },
    {
      gives: ({ x, w, b }) => project(x, tf.transpose(w), b),
      hint: 'w is transposed: a word’s numbers meet w’s rows',
    },
    {
      gives: ({ x, w }) => tf.matMul(w, x),
      hint: 'the factors are exchanged: words are rows here, so x comes first',
    },
    {
      gives: ({ x, w, b }) => tf.transpose(project(x, w, b)),
      hint: 'rows and columns are exchanged: each word should have a row',
    },
    {
      gives: ({ x, w }) => tf.mul(x, w),
      hint: 'this multiplies number by number; a projection adds up over all numbers of a word',
    },
    { gives: ({ x }) => x, hint: 'this is x itself' },
  ],
});
