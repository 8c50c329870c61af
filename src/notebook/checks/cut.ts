import * as tf from '@tensorflow/tfjs';
import { type Check, defineCheck } from './judge/define-check.js';
import { smallest } from './judge/extremes.js';
import { numbers } from './judge/given-numbers.js';
import { wholeWithin } from './judge/givens.js';

/** A row of shares that loses one. */
export interface CutGiven {
  /** [n]: the shares, which sum to 1 */
  shares: tf.Tensor;
  /** Which of them is cut, from 0. */
  at: number;
}

/**
 * Checks a row of shares of which one was cut: it is 0, and the others keep their proportions and sum to 1 again.
 *
 * @param answer [n]: the new row
 * @param given the shares [n], and which of them is cut
 * @example
 * check.cut([0, 0.25, 0.75], { shares: [0.2, 0.2, 0.6], at: 0 }); // prints ✓ shares: right
 */
export const cut: Check<CutGiven> = defineCheck<CutGiven>({
  check: 'cut',
  name: 'shares',
  layout: 'one share for each word',
  given: { shares: numbers('n'), at: wholeWithin((sizes) => [0, sizes.get('n')! - 1]) },
  right: on((share, _, { left }) => share / left),
  mistakes: [
    { id: 'unchanged', gives: ({ shares }) => shares, hint: 'nothing is cut: these are the old shares' },
    { id: 'not-spread', gives: on((share) => share), hint: 'one is cut, but the rest no longer sums to 1' },
    {
      id: 'even',
      gives: on((share, _, { lost, others }) => share + lost / others),
      hint: 'all others got equally much; who had more should get more',
    },
    {
      id: 'softmax',
      gives: on((share, _, { exps }) => Math.exp(share) / exps),
      hint: 'softmax was applied to shares; they only have to grow by one factor',
    },
    {
      id: 'softmax-0',
      gives: ({ shares, at }) => tf.softmax(tf.tensor1d(Array.from(shares.dataSync()).with(at, 0))),
      hint: 'softmax was applied to shares, and what was cut has some again',
    },
    {
      id: 'by-lost',
      gives: on((share, _, { lost }) => share / lost),
      hint: 'divided by what was lost; look at what the others sum to',
    },
    {
      id: 'times-left',
      gives: on((share, _, { left }) => share * left),
      hint: 'they shrank where they should grow',
    },
    {
      id: 'times-lost',
      gives: on((share, _, { lost }) => share * (1 + lost)),
      hint: 'they grew by the share that was lost; look at what they sum to now',
    },
    {
      id: 'not-cut',
      gives: ({ shares, at }) => {
        const row = Array.from(shares.dataSync());
        return row.map((share) => share / (1 - row[at]!));
      },
      hint: 'all have grown, and none is cut',
    },
    {
      id: 'even-shares',
      gives: on((_, __, { others }) => 1 / others),
      hint: 'all others are alike; they should keep their proportions',
    },
    {
      id: 'left-out',
      gives: ({ shares, at }) => {
        const row = Array.from(shares.dataSync());
        return row.filter((_, j) => j !== at).map((share) => share / (1 - row[at]!));
      },
      hint: 'the word is gone; it should stay, with a share of 0',
    },
    {
      id: 'next-of-all',
      gives: ({ shares }) => {
        const row = Array.from(shares.dataSync());
        const least = row.indexOf(smallest(row));
        return row.map((share, j) => (j === least ? 0 : share / (1 - row[least]!)));
      },
      hint: 'another word was cut: the favorite has the largest share',
    },
  ],
});

interface Sums {
  /** What was cut, and what is left. */
  lost: number;
  left: number;
  /** How many others there are, and the sum of their exponentials. */
  others: number;
  exps: number;
}

// A new share for each word but the one that is cut, which has 0.
function on(share: (old: number, j: number, sums: Sums) => number): (given: CutGiven) => number[] {
  return ({ shares, at }) => {
    const row = Array.from(shares.dataSync());
    const rest = row.filter((_, j) => j !== at);
    const left = rest.reduce((sum, value) => sum + value, 0);
    const exps = rest.reduce((sum, value) => sum + Math.exp(value), 0);
    const sums = { lost: row[at]!, left, others: rest.length, exps };
    return row.map((old, j) => (j === at ? 0 : share(old, j, sums)));
  };
}
