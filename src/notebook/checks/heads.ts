import * as tf from '@tensorflow/tfjs';
import { checkCount } from '../../check/values.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';
import type { GivenCheck } from './judge/givens.js';

/** What is split into heads. */
export interface HeadsGiven {
  /** [n, headCount · d]: queries, keys or values of all heads, side by side */
  projected: tf.Tensor;
  headCount: number;
}

const checkHeadCount: GivenCheck = (caller, name, value, sizes) => {
  checkCount(caller, name, value);
  const width = sizes.get('headCount · d')!;
  if (width % (value as number) !== 0)
    throw new RangeError(`${caller}: expected ${name} that divides ${width} columns, got ${value}`);
};

/**
 * Checks how columns are split into heads: head h gets the h-th block of neighbouring columns.
 *
 * @param answer [headCount, n, d]: what the learner made
 * @param given projected [n, headCount · d], and headCount
 * @example
 * check.heads([[[1, 2]], [[3, 4]]], { projected: [[1, 2, 3, 4]], headCount: 2 }); // prints ✓ heads: right
 */
export const heads: Check<HeadsGiven> = defineCheck<HeadsGiven>({
  check: 'heads',
  name: 'heads',
  layout: 'a block for each head, in it a row for each word',
  given: { projected: numbers('n', 'headCount · d'), headCount: checkHeadCount },
  right: (given) => tf.transpose(byWord(given), [1, 0, 2]),
  mistakes: [
    {
      id: 'reshaped',
      gives: ({ projected, headCount }) => tf.reshape(projected, [headCount, projected.shape[0]!, -1]),
      hint: 'reshape alone mixes the words: a head got whole words instead of a part of each',
    },
    {
      id: 'every-nth',
      gives: ({ projected, headCount }) =>
        tf.transpose(tf.reshape(projected, [projected.shape[0]!, -1, headCount]), [2, 0, 1]),
      hint: 'each head got every h-th column, and not neighbouring ones',
      covers: ['columns-in-front'],
    },
    {
      id: 'words-first',
      gives: byWord,
      hint: 'split rightly, but words come first: heads should be in front',
    },
    {
      id: 'not-split',
      gives: ({ projected }) => projected,
      hint: 'nothing is split yet',
    },
    {
      id: 'first-head',
      gives: (given) => tf.squeeze(tf.slice(tf.transpose(byWord(given), [1, 0, 2]), 0, 1), [0]),
      hint: 'this is one head only',
    },
    {
      id: 'heads-backwards',
      gives: (given) => tf.reverse(tf.transpose(byWord(given), [1, 0, 2]), 0),
      hint: 'the heads are in the wrong order',
    },
    {
      id: 'turned',
      gives: ({ projected, headCount }) =>
        tf.reshape(tf.transpose(projected), [headCount, projected.shape[0]!, -1]),
      hint: 'reshape after a transpose mixes the words, too',
    },
    {
      id: 'turned-first',
      gives: ({ projected }) => tf.transpose(projected),
      hint: 'rows and columns are exchanged, and nothing is split',
    },
    {
      id: 'same-head',
      gives: (given) => {
        const first = tf.slice(tf.transpose(byWord(given), [1, 0, 2]), 0, 1);
        return tf.tile(first, [given.headCount, 1, 1]);
      },
      hint: 'all heads got the columns of the first',
    },
    ...[2, 0.5].map((factor) => ({
      id: 'head-count',
      gives: ({ projected, headCount }: HeadsGiven) =>
        tf.transpose(byWord({ projected, headCount: headCount * factor }), [1, 0, 2]),
      hint: 'split rightly, but into another number of heads',
    })),
    {
      id: 'columns-in-front',
      gives: (given) => tf.transpose(byWord(given), [2, 1, 0]),
      hint: 'split rightly, but all axes are reversed',
    },
    {
      id: 'columns-in-front',
      gives: (given) => tf.transpose(byWord(given), [2, 0, 1]),
      hint: 'split rightly, but a head’s columns come first: heads should be in front',
    },
    {
      id: 'transposed-within',
      gives: (given) => tf.transpose(byWord(given), [1, 2, 0]),
      hint: 'within a head rows and columns are exchanged',
    },
  ],
});

// [n, headCount, d]
function byWord({ projected, headCount }: HeadsGiven): tf.Tensor {
  return tf.reshape(projected, [projected.shape[0]!, headCount, -1]);
}
