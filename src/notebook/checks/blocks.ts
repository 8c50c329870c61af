import * as tf from '@tensorflow/tfjs';
import { softmaxWeights, weightedSum } from '../../attention/index.js';
import { checkCount } from '../../check/values.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers, scoresOf } from './judge/given-numbers.js';
import { rowsOf } from './judge/numbers.js';
import type { Attempt, Refusal } from './judge/topic.js';
import { uses } from './judge/uses.js';
import { knowsTheEnd } from './knows-the-end.js';
import { type Astray, walksAstray } from './walks-astray.js';

/** What attention in blocks is made from. */
export interface BlocksGiven {
  /** [n, m], scaled already */
  scores: tf.Tensor;
  /** [m, dV] */
  values: tf.Tensor;
  /** How many keys are looked at together. */
  blockSize: number;
}

/** What can go wrong on a walk over the blocks. */
interface Slips {
  /** Where the maximum is taken from (default: all blocks so far). */
  max?: 'block';
  /** What is done about earlier blocks when the maximum grows (default: everything shrinks). */
  keeps?: 'sum' | 'output' | 'everything';
  /** Whether earlier blocks grow where they should shrink. */
  grows?: boolean;
  /** When there is a division (default: once, at the end). */
  divides?: 'never' | 'each block' | 'each block, mean' | 'along the way' | 'along the way and at the end';
  /** Which keys are looked at (default: all). */
  sees?: 'whole blocks' | 'last block' | 'first block’s values';
}

const READY_MADE = ['lookAtBlock', 'blockwiseAttention', 'softmaxWeights', 'tf.softmax', 'fusedAttention'];

/**
 * Checks attention computed block by block: an online softmax, with the values mixed on the way.
 *
 * @param answer [n, dV]: what the learner made, or a function of scores, values and the size of a block
 * @param given scores [n, m], values [m, dV] and the size of a block
 * @example
 * check.blocks([[2.5]], { scores: [[0, 0]], values: [[1], [4]], blockSize: 1 }); // prints ✓ blocks: right
 */
export const blocks: Check<BlocksGiven> = defineCheck<BlocksGiven>({
  check: 'blocks',
  name: 'blocks',
  layout: 'a row for each query and a column for each number of a value',
  given: { scores: scoresOf('n', 'm'), values: numbers('m', 'dV'), blockSize: checkCount },
  right: ({ scores, values }) => weightedSum(softmaxWeights(scores), values),
  tries: {
    calls: ({ scores, values, blockSize }) => [[rowsOf(scores), rowsOf(values), blockSize]],
    others: () => [
      { scores: [[3, -1, 0, 2, 5]], values: [[1], [4], [-2], [7], [3]], blockSize: 2 },
      {
        scores: [
          [0, 1, 2],
          [-700, 0, 700],
        ],
        values: [
          [1, 6, 2],
          [8, 3, 5],
          [4, 1, -1],
        ],
        blockSize: 1,
      },
    ],
    refuses: (attempt, given) => uses(attempt, READY_MADE) ?? leavesTheWay(attempt, given),
  },
  mistakes: [
    {
      id: 'nothing-shrinks',
      gives: walked({ keeps: 'everything' }),
      hint: 'earlier blocks count too much: they were counted from a smaller maximum than later ones',
    },
    {
      id: 'sum-kept',
      gives: walked({ keeps: 'sum' }),
      hint: 'the running sum is still counted from an old maximum, the output is not',
    },
    {
      id: 'output-kept',
      gives: walked({ keeps: 'output' }),
      hint: 'the running output is still counted from an old maximum, the sum is not',
    },
    {
      id: 'own-maximum',
      gives: walked({ max: 'block', keeps: 'everything' }),
      hint: 'each block counts from its own maximum, so what they give can’t be added as it is',
    },
    {
      id: 'divided-in-block',
      gives: walked({ divides: 'each block' }),
      hint: 'the division comes too early: each block’s shares sum to 1 on their own, and all blocks were added',
    },
    {
      id: 'mean-of-blocks',
      gives: walked({ divides: 'each block, mean' }),
      hint: 'the mean of the blocks: each was divided by its own sum, so a block of low scores counts as much as the others',
    },
    {
      id: 'divided-early',
      gives: walked({ divides: 'along the way' }),
      hint: 'the division comes too early: the output was divided before all blocks had been seen',
    },
    {
      id: 'divided-twice',
      gives: walked({ divides: 'along the way and at the end' }),
      hint: 'the division comes too early: the output is divided after each block, and then again',
    },
    {
      id: 'undivided',
      gives: walked({ divides: 'never' }),
      hint: 'the shares don’t sum to 1: the division at the end is missing',
    },
    {
      id: 'grows',
      gives: walked({ grows: true }),
      hint: 'earlier blocks grow where they should shrink: which maximum is the larger one?',
    },
    {
      id: 'last-block-missing',
      gives: walked({ sees: 'whole blocks' }),
      hint: 'the last block is smaller than the others, and was left out',
    },
    {
      id: 'only-last-block',
      gives: walked({ sees: 'last block' }),
      hint: 'only the last block counts: what was known before is lost',
    },
    {
      id: 'first-values',
      gives: walked({ sees: 'first block’s values' }),
      hint: 'every block mixes the values of the first',
    },
    {
      id: 'even',
      gives: ({ scores, values }) => tf.tile(tf.mean(values, 0, true), [scores.shape[0]!, 1]),
      hint: 'all rows came out the same: the mean of the values, without scores',
    },
    {
      id: 'values-themselves',
      gives: ({ values }) => values,
      hint: 'these are the values themselves; nothing is mixed yet',
    },
    {
      id: 'overflow',
      gives: walked({ max: 'block' }), // and the same, here, without any maximum
      hint: 'NaN: an exponential overflowed; from which maximum was it counted?',
    },
  ],
});

const ASTRAY: Record<Astray | 'knows-the-end', string> = {
  'looks-back': 'right numbers, but it goes back to blocks that it had left: one block at a time',
  'whole-row': 'right numbers, but it takes a whole row before it mixes the first block: one block at a time',
  'knows-the-end':
    'right numbers, but the first block is counted from a maximum that comes later: each block once, and nothing of the next',
  'all-at-once': 'right numbers, but all at once, whatever the size of a block: one block at a time',
};

async function leavesTheWay(
  attempt: Attempt,
  { scores, values, blockSize }: BlocksGiven,
): Promise<Refusal | undefined> {
  const blocks = { scores: rowsOf(scores), values: rowsOf(values), blockSize };
  const astray =
    (await walksAstray(blocks, attempt)) ?? ((await knowsTheEnd(attempt)) ? 'knows-the-end' : undefined);
  return astray && { id: astray, hint: ASTRAY[astray] };
}

/** Attention block by block, with slips. */
function walked(slips: Slips): (given: BlocksGiven) => tf.Tensor {
  return ({ scores, values, blockSize }) => {
    const [rows, mixed] = [scores.arraySync() as number[][], values.arraySync() as number[][]];
    return tf.tensor2d(rows.map((row) => walk(row, mixed, blockSize, slips)));
  };
}

function walk(row: number[], values: number[][], blockSize: number, slips: Slips): number[] {
  const nothing = () => ({ max: Number.NEGATIVE_INFINITY, sum: 0, output: values[0]!.map(() => 0) });
  let state = nothing();
  const blockCount = Math.ceil(row.length / blockSize);
  for (let block = 0; block < blockCount; block++) {
    const first = block * blockSize;
    const scores = row.slice(first, first + blockSize);
    if (slips.sees === 'whole blocks' && scores.length < blockSize) break;
    if (slips.sees === 'last block') state = nothing();
    const place = slips.sees === 'first block’s values' ? 0 : first;
    look(state, scores, values.slice(place, place + scores.length), slips);
  }
  if (slips.divides === 'never' || slips.divides === 'each block' || slips.divides === 'along the way')
    return state.output;
  const divisor = slips.divides === 'each block, mean' ? blockCount : state.sum;
  return state.output.map((total) => total / divisor);
}

interface State {
  max: number;
  sum: number;
  output: number[];
}

// One block. Without slips: the step of the online softmax.
function look(state: State, scores: number[], values: number[][], slips: Slips): void {
  const own = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const max = slips.max === 'block' ? own : Math.max(state.max, own);
  const shares = scores.map((score) => Math.exp(score - max));
  const sum = shares.reduce((total, share) => total + share);
  const output = state.output.map((_, c) =>
    shares.reduce((total, share, j) => total + share * values[j]![c]!, 0),
  );
  if (slips.divides?.startsWith('each block')) {
    state.output = state.output.map((total, c) => total + output[c]! / sum);
    return;
  }
  const shrink = shrinkOf(state.max, max, slips);
  const keeps = (what: 'sum' | 'output') => slips.keeps === what || slips.keeps === 'everything';
  state.sum = state.sum * (keeps('sum') ? 1 : shrink) + sum;
  state.output = state.output.map((total, c) => total * (keeps('output') ? 1 : shrink) + output[c]!);
  if (slips.divides?.startsWith('along the way'))
    state.output = state.output.map((total) => total / state.sum);
  state.max = max;
}

function shrinkOf(before: number, now: number, { grows }: Slips): number {
  if (before === Number.NEGATIVE_INFINITY) return 0; // nothing has been counted yet
  return Math.exp(grows ? now - before : before - now);
}
