import { dot, mix, softmax } from '../../attention/word-by-word-attention.js';
import { meanOf, type PlainLayer, through } from '../plain/layers.js';

/** The learned numbers of an attention of several heads. */
export interface PlainHeads {
  readonly query: PlainLayer;
  readonly key: PlainLayer;
  readonly value: PlainLayer;
  readonly output: PlainLayer;
}

/** What words are found by, and what they give: a row each, the heads side by side. */
export interface PlainKept {
  readonly keys: number[][];
  readonly values: number[][];
}

const HEADS = 4;

/** The keys and values of words. */
export function keptOf(words: readonly (readonly number[])[], { key, value }: PlainHeads): PlainKept {
  return { keys: words.map((word) => through(key, word)), values: words.map((word) => through(value, word)) };
}

/**
 * One word looks at others, with all heads.
 *
 * @returns `found`: what it found; `weights`: the mean of the heads' shares of each word
 */
export function lookOf(
  word: readonly number[],
  { keys, values }: PlainKept,
  { query, output }: PlainHeads,
): { found: number[]; weights: number[] } {
  const asked = through(query, word);
  const size = asked.length / HEADS;
  const heads = Array.from({ length: HEADS }, (_, head) => {
    const own = (row: number[]) => row.slice(head * size, (head + 1) * size);
    const shares = softmax(keys.map((key) => dot(own(asked), own(key)) / Math.sqrt(size)));
    return { shares, found: mix(values.map(own), shares) };
  });
  const found = heads.flatMap((head) => head.found);
  return { found: through(output, found), weights: meanOf(heads.map(({ shares }) => shares)) };
}
