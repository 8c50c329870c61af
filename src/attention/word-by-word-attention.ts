import { checkLater, checkOptions, type OptionChecks } from '../check/options.js';
import { checkFinite, checkFlag } from '../check/values.js';
import { rowsChecker } from './check-rows.js';
import { checkParamNames } from './param-names.js';

/** The three learned matrices of one attention head, as rows of plain numbers. */
export interface PlainHeadParams {
  /** `[dModel, dK]` */
  wQuery: number[][];
  /** `[dModel, dK]` */
  wKey: number[][];
  /** `[dModel, dV]` */
  wValue: number[][];
}

/** What `wordByWordAttention` can be told. */
export interface WordByWordOptions {
  /** What scores are multiplied by (default 1/√dK). */
  scale?: number;
  /** `[n, n]`: true where a word may attend (default: everywhere). */
  mask?: boolean[][];
  /** Whether each word sees itself and the words before it only (default false). */
  causal?: boolean;
}

/** All that attention computes on its way, as rows of plain numbers. */
export interface WordByWordAttention {
  queries: number[][];
  keys: number[][];
  values: number[][];
  scores: number[][];
  weights: number[][];
  output: number[][];
}

/**
 * Computes self-attention in plain numbers and loops, one word at a time: the slow twin of `selfAttention`, for reading.
 *
 *     y_i = Σ_j a_ij v_j        a_ij = exp(s_ij) / Σ_k exp(s_ik)        s_ij = q_i · k_j / √dK
 *
 * It uses no tensors and shares no code with its twin, so each can check the other. Numbers are float64.
 * Sizes: n words, dModel numbers a word, dK a query and key, dV a value.
 *
 * @param words `[n, dModel]`
 * @param params `wQuery` and `wKey` `[dModel, dK]`, `wValue` `[dModel, dV]`
 * @param options `scale`, `mask` and `causal`
 * @returns queries, keys, values, scores, weights and output, as in `selfAttention`
 * @throws {RangeError} if shapes don't fit, or a number is not finite
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.2, https://arxiv.org/abs/1706.03762
 * @example
 * const head = { wQuery: [[0], [Math.log(3)]], wKey: [[0], [1]], wValue: [[40], [80]] };
 * const { weights, output } = wordByWordAttention([[1, 0], [0, 1]], head);
 * weights; // → [[0.5, 0.5], [0.25, 0.75]]
 * output; // → [[60], [70]]
 */
export function wordByWordAttention(
  words: number[][],
  params: PlainHeadParams,
  options: WordByWordOptions = {},
): WordByWordAttention {
  checkInputs(words, params, options);
  return attendedWords(words, params, options);
}

/** The same with nothing checked. */
export function attendedWords(
  words: number[][],
  params: PlainHeadParams,
  options: WordByWordOptions = {},
): WordByWordAttention {
  const { wQuery, wKey, wValue } = params;
  const { scale = 1 / Math.sqrt(wQuery[0]!.length), mask, causal = false } = options;

  const queries = words.map((word) => mix(wQuery, word));
  const keys = words.map((word) => mix(wKey, word));
  const values = words.map((word) => mix(wValue, word));

  const [scores, weights, output]: [number[][], number[][], number[][]] = [[], [], []];
  for (const [i, query] of queries.entries()) {
    const isOpen = (j: number) => (mask?.[i]?.[j] ?? true) && (!causal || j <= i);
    scores[i] = keys.map((key, j) => (isOpen(j) ? dot(query, key) * scale : Number.NEGATIVE_INFINITY));
    weights[i] = softmax(scores[i]!);
    output[i] = mix(values, weights[i]!);
  }
  return { queries, keys, values, scores, weights, output };
}

/** Multiplies two lists number by number, and adds up. */
export function dot(a: number[], b: number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Takes each row as much as its amount says, and adds them up. A word is projected by mixing a matrix's rows. */
export function mix(rows: number[][], amounts: number[]): number[] {
  const mixed = rows[0]!.map(() => 0);
  for (const [i, row] of rows.entries()) {
    for (let c = 0; c < mixed.length; c++) mixed[c]! += amounts[i]! * row[c]!;
  }
  return mixed;
}

/** Shares of the exponentials, counted from the largest score so that none overflows; zeros if all are −∞. */
export function softmax(scores: number[]): number[] {
  const max = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (max === Number.NEGATIVE_INFINITY) return scores.map(() => 0);
  const exponentials = scores.map((score) => Math.exp(score - max));
  const sum = exponentials.reduce((a, b) => a + b);
  return exponentials.map((exponential) => exponential / sum);
}

const OPTIONS: OptionChecks<WordByWordOptions> = { scale: checkFinite, mask: checkLater, causal: checkFlag };

function checkInputs(words: number[][], params: PlainHeadParams, options: WordByWordOptions): void {
  const checkRows = rowsChecker('wordByWordAttention');
  const [n, dModel] = [words?.length, words?.[0]?.length];
  checkRows('words', words, [n, dModel]);
  checkParamNames('wordByWordAttention', params, 'head');
  const { wQuery, wKey, wValue } = params;
  const dK = wQuery?.[0]?.length;
  checkRows('wQuery', wQuery, [dModel, dK]);
  checkRows('wKey', wKey, [dModel, dK]);
  checkRows('wValue', wValue, [dModel, wValue?.[0]?.length]);
  checkOptions('wordByWordAttention', options, OPTIONS);
  if (options.mask !== undefined) checkRows('mask', options.mask, [n, n], 'boolean');
}
