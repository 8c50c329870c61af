import { lookAtBlock } from '../../attention/blockwise-attention.js';
import { most } from '../../plot/extremes.js';
import { numberText } from '../draw/number-text.js';

/** A row of scores that is looked at block by block. */
export interface OnlineState {
  readonly scores: readonly number[];
  /** One number for each score. */
  readonly values: readonly number[];
  /** So many keys are in a block. */
  readonly size: number;
  /** So many blocks have been looked at. */
  readonly seen: number;
}

/** The six keys that chapter 14 works out by hand: exponentials 1, 2, 4, 8, 2, 1. */
export const firstOnline: OnlineState = {
  scores: [1, 2, 4, 8, 2, 1].map((power) => Number(Math.log(power).toPrecision(12))),
  values: [18, 9, 0, 9, 18, 0],
  size: 3,
  seen: 1,
};

/** How many blocks there are. */
export function blockCount({ scores, size }: Pick<OnlineState, 'scores' | 'size'>): number {
  return Math.ceil(scores.length / size);
}

/** What is known after some blocks, in the letters of chapter 14. */
export interface Known {
  /** The largest score so far. */
  readonly max: number;
  /** What is left of what was counted before: 1 where no larger score has come, 0 before the first block. */
  readonly shrink: number;
  readonly sum: number;
  readonly output: number;
  /** What attention would answer if the sentence ended here. */
  readonly answer: number;
}

/** `[blocks]`: what is known after each block, as `lookAtBlock` has it. */
export function knownAfter({ scores, values, size }: OnlineState): Known[] {
  const state = { max: Number.NEGATIVE_INFINITY, sum: 0, output: [0] };
  return Array.from({ length: blockCount({ scores, size }) }, (_, k) => {
    const before = state.max;
    const block = <Item>(items: readonly Item[]) => items.slice(k * size, (k + 1) * size);
    lookAtBlock(
      state,
      block(scores),
      block(values).map((value) => [value]),
    );
    const [output, sum] = [state.output[0]!, state.sum];
    return { max: state.max, shrink: Math.exp(before - state.max), sum, output, answer: output / sum };
  });
}

/** What is seen after so many blocks. */
export function onlineFinding(state: OnlineState): string {
  const { seen, scores, size } = state;
  if (seen === 0) return 'Nothing is known yet: the maximum begins at −∞, sum and output at 0';
  const { shrink, answer } = knownAfter(state)[seen - 1]!;
  const count = Math.min(scores.length, seen * size);
  const moved = seen > 1 && shrink < 1;
  const change = moved ? `a larger score: what was counted shrinks to ${numberText(shrink)}` : '';
  const kept = seen > 1 && !moved ? 'no larger score: nothing shrinks' : '';
  const said = [change || kept, `the answer so far is ${numberText(answer)}`].filter(Boolean).join(', ');
  return `After ${count} of ${scores.length} keys: ${said}`;
}

/** All blocks in words. */
export function onlineWords(state: OnlineState): string {
  const all = knownAfter(state).map(
    ({ max, shrink, sum, output, answer }, k) =>
      `after block ${k + 1} maximum ${numberText(max)}, shrink ${numberText(shrink)}, sum ${numberText(sum)}, output ${numberText(output)}, output / sum ${numberText(answer)}`,
  );
  const scores = state.scores.map(numberText).join(', ');
  return `A row of scores in blocks of ${state.size}: ${scores}. ${onlineFinding(state)}. ${all.join('; ')}.`;
}

/** The largest score among those that have been seen; −∞ before the first. */
export function maxSoFar({ scores, size, seen }: OnlineState): number {
  return most(scores.slice(0, seen * size));
}

/** The state after another number of blocks. */
export function afterBlocks(state: OnlineState, wanted: number): OnlineState {
  const seen = Math.round(Math.min(blockCount(state), Math.max(0, wanted)));
  return seen === state.seen ? state : { ...state, seen };
}
