import { checkHas } from '../../check/options.js';
import { checkFinite, checkList, checkPositive } from '../../check/values.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';
import type { GivenCheck } from './judge/givens.js';
import { uses } from './judge/uses.js';

/** What is known of a row after some of its keys. */
interface State {
  /** The largest score so far. */
  max: number;
  /** The exponentials, counted from that maximum, added up. */
  sum: number;
  /** [dV]: the values, each times its exponential, added up */
  output: readonly number[];
}

/** Two states, of different keys. */
export interface MergeGiven {
  first: State;
  second: State;
}

const checkState: GivenCheck = (caller, name, value, sizes) => {
  checkHas(caller, name, value, { max: checkFinite, sum: checkPositive, output: checkList });
  numbers('dV')(caller, `${name}.output`, (value as State).output, sizes);
};

/**
 * Checks a function that makes one state of two: what it leads to is output ÷ sum, whatever it is counted from.
 *
 * @param answer a function of two states `{ max, sum, output }`
 * @param given two states
 * @example
 * const [first, second] = [{ max: 0, sum: 1, output: [2] }, { max: 0, sum: 3, output: [10] }];
 * const add = (a, b) => ({ max: 0, sum: a.sum + b.sum, output: a.output.map((x, c) => x + b.output[c]) });
 * await check.merge(add, { first, second }); // prints ✗ merge: one of the two counts too much: from which maximum is each counted?
 */
export const merge: Check<MergeGiven> = defineCheck<MergeGiven>({
  check: 'merge',
  name: 'merge',
  layout: 'a state { max, sum, output }',
  given: { first: checkState, second: checkState },
  right: both((a, b) => counted(a, b, shrinks)),
  tries: {
    calls: ({ first, second }) => [
      [copy(first), copy(second)],
      [copy(second), copy(first)],
    ],
    others: () => [
      { first: { max: 800, sum: 2, output: [3, -1] }, second: { max: 803, sum: 1.5, output: [2, 8] } },
      { first: { max: -4, sum: 1.2, output: [5] }, second: { max: -900, sum: 3, output: [7] } },
    ],
    reads,
    refuses: (attempt) => uses(attempt, ['lookAtBlock']),
  },
  mistakes: [
    {
      id: 'nothing-shrinks',
      gives: both((a, b) => counted(a, b, () => [1, 1])),
      hint: 'one of the two counts too much: from which maximum is each counted?',
    },
    {
      id: 'sum-kept',
      gives: both((a, b) => counted(a, b, shrinks, () => [1, 1])),
      hint: 'the outputs have shrunk, the sums have not',
    },
    {
      id: 'output-kept',
      gives: both((a, b) => counted(a, b, () => [1, 1], shrinks)),
      hint: 'the sums have shrunk, the outputs have not',
    },
    {
      id: 'grows',
      gives: both((a, b) => counted(a, b, grows)),
      hint: 'one of the two grows where it should shrink',
    },
    ...[0, 1].map((kept) => ({
      id: 'one-shrinks',
      gives: both((a, b) => counted(a, b, (p, q) => shrinks(p, q).with(kept, 1))),
      hint: 'right in one order only: which of the two has the larger maximum?',
    })),
    ...[0, 1].map((kept) => ({
      id: 'one-only',
      gives: both((a, b) => answer([a, b][kept]!)),
      hint: 'only one of the two counts',
    })),
    {
      id: 'larger-only',
      gives: both((a, b) => answer(a.max > b.max ? a : b)),
      hint: 'only the one with the larger maximum counts',
    },
    {
      id: 'mean',
      gives: both((a, b) => plus(answer(a), answer(b)).map((total) => total / 2)),
      hint: 'the mean of two answers: their sums are not alike',
    },
    {
      id: 'added-answers',
      gives: both((a, b) => plus(answer(a), answer(b))),
      hint: 'each was divided by its own sum, and then they were added',
    },
    {
      id: 'overflow',
      gives: both((a, b) =>
        counted(a, b, (p, q) => [Math.exp(p - Math.min(p, q)), Math.exp(q - Math.min(p, q))]),
      ),
      hint: 'NaN: an exponential overflowed; from which maximum was it counted?',
      covers: ['grows'],
    },
    {
      id: 'overflow',
      gives: both((a, b) => counted(a, b, (p, q) => [Math.exp(p), Math.exp(q)])),
      hint: 'NaN: an exponential overflowed; from which maximum was it counted?',
    },
  ],
});

type Factors = (first: number, second: number) => number[];

const shrinks: Factors = (a, b) => [Math.exp(a - Math.max(a, b)), Math.exp(b - Math.max(a, b))];
const grows: Factors = (a, b) => shrinks(a, b).map((shrink) => 1 / shrink);

// In both orders, which has to make no difference.
function both(gives: (a: State, b: State) => number[]): (given: MergeGiven) => number[][] {
  return ({ first, second }) => [gives(first, second), gives(second, first)];
}

function counted(a: State, b: State, outputs: Factors, sums: Factors = outputs): number[] {
  const [[p, q], [r, s]] = [outputs(a.max, b.max), sums(a.max, b.max)];
  const sum = r! * a.sum + s! * b.sum;
  return a.output.map((total, c) => (p! * total + q! * b.output[c]!) / sum);
}

function answer({ sum, output }: State): number[] {
  return output.map((total) => total / sum);
}

function plus(a: number[], b: number[]): number[] {
  return a.map((x, i) => x + b[i]!);
}

function copy({ output, ...state }: State): State {
  return { ...state, output: [...output] };
}

// What a state answers.
function reads(result: unknown): number[] | undefined {
  const { sum, output } = result as Partial<State>;
  return typeof sum === 'number' && Array.isArray(output) ? answer({ max: 0, sum, output }) : undefined;
}
