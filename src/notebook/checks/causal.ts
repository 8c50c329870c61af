import * as tf from '@tensorflow/tfjs';
import { causalMask, softmaxWeights } from '../../attention/index.js';
import { type Check, defineCheck } from './define-check.js';

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
export const causal: Check<CausalGiven> = defineCheck({
  name: 'causal weights',
  layout: 'one weight for each score',
  right: ({ scores }) => softmaxWeights(scores, { mask: past(scores) }),
  mistakes: [
    { gives: ({ scores }) => tf.softmax(scores), hint: 'words still look ahead: nothing is masked' },
    {
      gives: ({ scores }) => tf.mul(tf.softmax(scores), past(scores)),
      hint: 'rows no longer sum to 1: the mask came after softmax and took weight away',
    },
    {
      gives: ({ scores }) => tf.softmax(tf.mul(scores, past(scores))),
      hint: 'masked scores became 0, and exp(0) is 1: a masked word still gets weight',
    },
    ...[-1, 0].flatMap((first) => [
      { gives: ({ scores }: CausalGiven) => onlyWhere(scores, (i, j) => j > i + first), hint: INVERTED },
      { gives: ({ scores }: CausalGiven) => nanWhereEmpty(scores, (i, j) => j > i + first), hint: INVERTED },
    ]),
    ...[onlyWhere, nanWhereEmpty].map((weigh) => ({
      gives: ({ scores }: CausalGiven) => weigh(scores, (i, j) => j < i),
      hint: 'a word doesn’t see itself: it should, together with what came before',
    })),
    {
      gives: ({ scores }) => onlyWhere(scores, (i, j) => j - i <= scores.shape[1]! - scores.shape[0]!),
      hint: 'the mask is aligned at its bottom right corner; here the first query sees the first key only',
    },
    {
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
