import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkCount, checkFinite, checkFlag } from '../check/values.js';
import { rowsChecker } from './check-rows.js';
import { dot } from './word-by-word-attention.js';

/** What `blockwiseAttention` can be told. */
export interface BlockwiseOptions {
  /** How many queries, and how many keys, are looked at together (default 64). */
  blockSize?: number;
  /** What scores are multiplied by (default 1/√dK). */
  scale?: number;
  /** Whether query i sees keys 0 to i only (default false). */
  causal?: boolean;
}

/**
 * Computes attention block by block, and never keeps more than one row of one block of scores: the readable twin of `fusedAttention`.
 *
 *     y_i = Σ_j exp(s_ij) v_j / Σ_j exp(s_ij)        s_ij = q_i · k_j / √dK
 *
 * Both sums are taken along the way, counted from the largest score so far; whenever a larger one turns up, they shrink.
 * Memory beside input and output: two numbers a query. It uses no tensors. Numbers are float64.
 * Sizes: n queries, m keys with a value each, dK numbers a query and key, dV a value.
 *
 * @param queries `[n, dK]`
 * @param keys `[m, dK]`
 * @param values `[m, dV]`
 * @param options `blockSize`, `scale` and `causal`
 * @returns `[n, dV]`: the same as attention with all scores at once, up to rounding
 * @throws {RangeError} if shapes don't fit, or a number is not finite
 * @see Milakov & Gimelshein 2018, Online normalizer calculation for softmax, https://arxiv.org/abs/1805.02867
 * @see Dao et al. 2022, FlashAttention, algorithm 1, https://arxiv.org/abs/2205.14135
 * @example
 * const keys = [[0], [Math.log(3)]];
 * blockwiseAttention([[1]], keys, [[40], [80]], { blockSize: 1 }); // → [[70]]
 */
export function blockwiseAttention(
  queries: number[][],
  keys: number[][],
  values: number[][],
  options: BlockwiseOptions = {},
): number[][] {
  checkInputs(queries, keys, values, options);
  const { blockSize = 64, causal = false } = options;
  const { scale = 1 / Math.sqrt(queries[0]!.length) } = options;
  const begin = () => ({ max: -Infinity, sum: 0, output: values[0]!.map(() => 0) });
  const states = queries.map(begin);

  for (let i = 0; i < queries.length; i += blockSize) {
    for (let j = 0; j < keys.length; j += blockSize) {
      // Queries i to i + blockSize meet keys j to j + blockSize.
      const last = Math.min(i + blockSize, queries.length);
      for (let row = i; row < last; row++) {
        const end = Math.min(j + blockSize, causal ? row + 1 : keys.length);
        const score = (key: number[]) => dot(queries[row]!, key) * scale;
        const scores = keys.slice(j, end).map(score);
        if (scores.length > 0) lookAtBlock(states[row]!, scores, values.slice(j, end));
      }
    }
  }
  return states.map(({ sum, output }) => output.map((total) => total / sum));
}

/** What one query knows after some of the keys. */
export interface QueryState {
  /** The largest score so far. */
  max: number;
  /** The sum of exp(score − max) so far. */
  sum: number;
  /** `[dV]`: the sum of exp(score − max) · value so far; divided by `sum` it is attention over the keys seen. */
  output: number[];
}

/**
 * Lets one query look at a further block of keys: a step of the online softmax.
 *
 * @param state what the query knows so far, changed in place; it begins with max −∞, sum 0 and an output of zeros
 * @param scores `[b]`: the query's scores for the keys of this block
 * @param values `[b, dV]`: the values of these keys
 * @example
 * const state = { max: Math.log(2), sum: 1, output: [10] }; // one key seen, of score log 2 and value 10
 * lookAtBlock(state, [Math.log(8)], [[50]]);
 * state.sum; // → 1.25
 * state.output; // → [52.5]
 */
export function lookAtBlock(state: QueryState, scores: number[], values: number[][]): void {
  const max = scores.reduce((a, b) => Math.max(a, b), state.max);
  const shrink = Math.exp(state.max - max);
  state.max = max;
  state.sum *= shrink;
  state.output = state.output.map((total) => total * shrink);

  for (let j = 0; j < scores.length; j++) {
    const share = Math.exp(scores[j]! - max);
    state.sum += share;
    for (let c = 0; c < state.output.length; c++) state.output[c]! += share * values[j]![c]!;
  }
}

const OPTIONS: OptionChecks<BlockwiseOptions> = {
  blockSize: checkCount,
  scale: checkFinite,
  causal: checkFlag,
};

function checkInputs(
  queries: number[][],
  keys: number[][],
  values: number[][],
  options: BlockwiseOptions,
): void {
  const checkRows = rowsChecker('blockwiseAttention');
  checkRows('queries', queries, [queries?.length, queries?.[0]?.length]);
  checkRows('keys', keys, [keys?.length, queries[0]!.length]);
  checkRows('values', values, [keys.length, values?.[0]?.length]);
  checkOptions('blockwiseAttention', options, OPTIONS);
}
