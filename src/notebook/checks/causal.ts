import * as tf from '@tensorflow/tfjs';
import { causalMask, softmaxWeights } from '../../attention/index.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';

const INVERTED = 'the mask is inverted: words see only what comes later';

/** What causal weights are made from. */
export interface CausalGiven {
  /** [n, m], scaled already if they should be */
  scores: tf.Tensor;
}

/**
 * Checks causal weights: word i attends to words 0 to i and to none that comes later.
 *
 * @param answer [n, m]: weights, after softmax
 * @param given scores [n, m], not yet masked
 * @example
 * check.causal([[1, 0], [0.5, 0.5]], { scores: [[2, 7], [3, 3]] }); // prints ✓ causal weights: right
 */
export const causal: Check<CausalGiven> = defineCheck<CausalGiven>({
  check: 'causal',
  name: 'causal weights',
  layout: 'one weight for each score',
  given: { scores: numbers('n', 'm') },
  right: ({ scores }) => softmaxWeights(scores, { mask: past(scores) }),
  mistakes: [
    {
      id: 'mask',
      gives: ({ scores }) => tf.cast(past(scores), 'float32'),
      hint: 'this is the mask itself; a row of weights sums to 1',
    },
    {
      id: 'mask-turned',
      gives: ({ scores }) => tf.cast(tf.transpose(past(scores)), 'float32'),
      hint: 'this is the mask itself, and on its side',
    },
    {
      id: 'transposed',
      gives: ({ scores }) => tf.transpose(softmaxWeights(scores, { mask: past(scores) })),
      hint: 'rows and columns are exchanged: the first word has only itself to look at',
    },
    {
      id: 'even-by-all',
      gives: ({ scores }) => tf.div(tf.cast(past(scores), 'float32'), scores.shape[1]!),
      hint: 'rows no longer sum to 1: they share as if later words counted, too',
      covers: ['masked-late'],
    },
    {
      id: 'itself-only',
      gives: ({ scores }) => tf.eye(scores.shape[0]!),
      hint: 'each word sees itself only; it should see what came before, too',
    },
    {
      id: 'columns',
      gives: ({ scores }) =>
        tf.transpose(softmaxWeights(tf.transpose(scores), { mask: tf.transpose(past(scores)) })),
      hint: 'the columns sum to 1; it is each word’s row that should',
    },
    {
      id: 'unmasked',
      gives: ({ scores }) => tf.softmax(scores),
      hint: 'words still look ahead: those that come later have weight',
      covers: ['masked-with-0'],
    },
    {
      id: 'masked-late',
      gives: ({ scores }) => tf.mul(tf.softmax(scores), past(scores)),
      hint: 'rows no longer sum to 1: the mask came after softmax and took weight away',
    },
    {
      id: 'masked-with-0',
      gives: ({ scores }) => tf.softmax(tf.mul(scores, past(scores))),
      hint: 'masked scores became 0, and exp(0) is 1: a masked word still gets weight',
    },
    ...[-1, 0].flatMap((first) => [
      {
        id: 'inverted',
        gives: ({ scores }: CausalGiven) => onlyWhere(scores, (i, j) => j > i + first),
        hint: INVERTED,
      },
      {
        id: 'inverted',
        gives: ({ scores }: CausalGiven) => nanWhereEmpty(scores, (i, j) => j > i + first),
        hint: INVERTED,
      },
    ]),
    ...[onlyWhere, nanWhereEmpty].map((weigh) => ({
      id: 'not-itself',
      gives: ({ scores }: CausalGiven) => weigh(scores, (i, j) => j < i),
      hint: 'a word doesn’t see itself: it should, together with what came before',
    })),
    {
      id: 'bottom-right',
      gives: ({ scores }) => onlyWhere(scores, (i, j) => j - i <= scores.shape[1]! - scores.shape[0]!),
      hint: 'the mask is aligned at its bottom right corner; here the first query sees the first key only',
    },
    {
      id: 'masked-scores',
      gives: ({ scores }) => tf.where(past(scores), scores, Number.NEGATIVE_INFINITY),
      hint: 'these are masked scores; softmax is still to come',
    },
  ],
});

function past(scores: tf.Tensor): tf.Tensor {
  return causalMask(scores.shape[0]!, scores.shape[1]!);
}

function onlyWhere(scores: tf.Tensor, mayAttend: (i: number, j: number) => boolean): tf.Tensor {
  const [n, m] = scores.shape as [number, number];
  const mask = Array.from({ length: n }, (_, i) => Array.from({ length: m }, (_, j) => mayAttend(i, j)));
  return softmaxWeights(scores, { mask: tf.tensor2d(mask, [n, m], 'bool') });
}

// What softmax makes of a row of −∞ when nobody takes care: NaN.
function nanWhereEmpty(scores: tf.Tensor, mayAttend: (i: number, j: number) => boolean): tf.Tensor {
  const weights = onlyWhere(scores, mayAttend);
  return tf.div(weights, tf.sum(weights, -1, true));
}
