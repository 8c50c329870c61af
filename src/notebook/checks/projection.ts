import * as tf from '@tensorflow/tfjs';
import { checkHeld } from '../../attention/check.js';
import { project } from '../../attention/index.js';
import { checkEach } from '../../check/values.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';
import { optional } from './judge/givens.js';

/** What a projection is made from. */
export interface ProjectionGiven {
  /** [n, dModel] */
  x: tf.Tensor;
  /** [dModel, dK] */
  w: tf.Tensor;
  /** [dK] (default: none) */
  b?: tf.Tensor | undefined;
  /** Matrices of the same kind that might be taken by mistake. */
  others?: readonly tf.Tensor[];
}

/**
 * Checks a linear projection of each word: X W, or X W + b.
 *
 * @param answer [n, dK]: what the learner made
 * @param given x [n, dModel], w [dModel, dK], and b [dK] if there is one
 * @example
 * check.projection([[11]], { x: [[1, 2]], w: [[3], [4]] }); // prints ✓ projection: right
 */
export const projection: Check<ProjectionGiven> = defineCheck<ProjectionGiven>({
  check: 'projection',
  name: 'projection',
  layout: 'a row for each word and a column for each column of w',
  given: {
    x: numbers('n', 'dModel'),
    w: numbers('dModel', 'dK'),
    b: optional(numbers('dK')),
    others: optional(checkEach(checkHeld)),
  },
  right: ({ x, w, b }) => project(x, w, b),
  mistakes: [
    ...[0, 1, 2].map((which) => ({
      id: 'wrong-matrix',
      gives: ({ x, b, others }: ProjectionGiven) => project(x, others![which]!, b),
      hint: 'this comes from another matrix: which one was asked for?',
    })),
    {
      id: 'bias-subtracted',
      gives: ({ x, w, b }) => tf.sub(project(x, w), b!),
      hint: 'the bias has the wrong sign',
    },
    {
      id: 'mean',
      gives: ({ x, w, b }) => tf.add(tf.div(project(x, w), w.shape[0]!), b ?? 0),
      hint: 'these are means of products; a projection adds up',
    },
    {
      id: 'first-column',
      gives: ({ x, w }) => tf.tile(project(x, tf.slice(w, [0, 0], [-1, 1])), [1, w.shape[1]!]),
      hint: 'every column is made from the first column of w',
    },
    {
      id: 'scaled',
      gives: ({ x, w, b }) => tf.div(project(x, w, b), Math.sqrt(w.shape[1]!)),
      hint: 'these are divided by a root; a projection adds up, and no more',
    },
    {
      id: 'sums',
      gives: ({ x, w }) => tf.add(tf.sum(x, -1, true), tf.sum(w, 0, true)),
      hint: 'the numbers are added up; what stands in the same place should be multiplied first',
    },
    {
      id: 'sums',
      gives: ({ x, w }) => tf.tile(tf.sum(x, -1, true), [1, w.shape[1]!]),
      hint: 'the numbers are added up; what stands in the same place should be multiplied first',
    },
    { id: 'w-itself', gives: ({ w }) => w, hint: 'this is w itself; it has not met the words yet' },
    {
      id: 'reshaped',
      gives: ({ x, w, b }) => project(x, tf.transpose(tf.reshape(w, [w.shape[1]!, -1])), b),
      hint: 'w’s numbers are in the wrong places: does j stand for the column everywhere?',
    },
    { id: 'last-missing', gives: within(0, -1), hint: 'the last number of each word is left out' },
    { id: 'first-missing', gives: within(1, 0), hint: 'the first number of each word is left out' },
    {
      id: 'last-only',
      gives: ({ x, w }) =>
        project(tf.slice(x, [0, size(x) - 1], [-1, 1]), tf.slice(w, [size(x) - 1, 0], [1, -1])),
      hint: 'only the last number of each word counts: is the sum begun anew each time?',
    },
    { id: 'no-bias', gives: ({ x, w }) => project(x, w), hint: 'the bias b is missing' },
    {
      id: 'w-transposed',
      gives: ({ x, w, b }) => project(x, tf.transpose(w), b),
      hint: 'w is transposed: a word’s numbers meet w’s rows',
      covers: ['reshaped'],
    },
    {
      id: 'exchanged',
      gives: ({ x, w }) => tf.matMul(w, x),
      hint: 'the factors are exchanged: words are rows here, so x comes first',
    },
    {
      id: 'transposed',
      gives: ({ x, w, b }) => tf.transpose(project(x, w, b)),
      hint: 'rows and columns are exchanged: each word should have a row',
    },
    {
      id: 'by-number',
      gives: ({ x, w }) => tf.mul(x, w),
      hint: 'this multiplies number by number; a projection adds up over all numbers of a word',
    },
    { id: 'x-itself', gives: ({ x }) => x, hint: 'this is x itself' },
  ],
});

// A projection of some numbers of each word only: without so many at the beginning, or at the end.
function within(from: number, end: number): (given: ProjectionGiven) => tf.Tensor {
  return ({ x, w, b }) => {
    const count = size(x) - from + end;
    return project(tf.slice(x, [0, from], [-1, count]), tf.slice(w, [from, 0], [count, -1]), b);
  };
}

function size(x: tf.Tensor): number {
  return x.shape.at(-1)!;
}
