import * as tf from '@tensorflow/tfjs';
import { checkShape } from '../attention/check.js';
import { checkHas } from '../check/options.js';
import { checkList, checkTexts } from '../check/values.js';
import type { Encoding } from '../model/encode.js';
import { checkWeights } from '../model/join-pieces.js';

/** For each habit, `[layerCount][headCount]`: the mean share of weight that goes where the habit says. */
export interface HeadHabits {
  /** To the token itself. */
  self: number[][];
  /** To the token before. */
  previous: number[][];
  /** To the token after. */
  next: number[][];
  /** To `[CLS]` and `[SEP]`. */
  special: number[][];
  /** To the same word elsewhere in the text, over words that occur twice. */
  sameWord: number[][];
  /** How evenly: the entropy of the weights, from 0 (all on one token) to 1 (the same on each). */
  breadth: number[][];
}

/**
 * Measures what the heads of a model are in the habit of looking at, over several texts.
 *
 * Special tokens are looked at, but don't count as lookers: what they would look at says nothing about words.
 *
 * @param encodings what `encode` returned, for each text
 * @returns for each habit a number for each head
 * @throws {RangeError} if there is no text
 * @see Clark et al. 2019, What Does BERT Look At?, section 3, https://arxiv.org/abs/1906.04341
 * @example
 * const encoder = await loadEncoder();
 * const { previous } = headHabits([encode(encoder, 'The dogs chased the cats')]);
 * previous.length; // → 6
 */
export function headHabits(encodings: readonly Pick<Encoding, 'tokens' | 'weights'>[]): HeadHabits {
  checkList('headHabits', 'encodings', encodings);
  for (const encoding of encodings)
    checkHas('headHabits', 'encoding', encoding, { tokens: checkTexts, weights: checkWeights });
  for (const [i, { tokens, weights }] of encodings.entries()) {
    const [first, n] = [encodings[0]!.weights.shape, tokens.length];
    checkShape('headHabits', `weights of encoding ${i}`, weights, [first[0]!, first[1]!, n, n]);
  }
  if (encodings.length === 0) throw new RangeError('headHabits: expected one text or more, got none');
  const [layers, heads] = encodings[0]!.weights.shape;
  const sums = Object.fromEntries(HABITS.map((name) => [name, Array<number>(layers * heads).fill(0)]));
  const counts = Object.fromEntries(HABITS.map((name) => [name, 0]));
  for (const { tokens, weights } of encodings) {
    for (const name of HABITS) {
      const { perHead, lookers } = tf.tidy(() => measure(name, tokens, weights));
      counts[name]! += lookers;
      for (const [i, value] of perHead.entries()) sums[name]![i]! += value;
    }
  }
  return Object.fromEntries(
    HABITS.map((name) => [
      name,
      Array.from({ length: layers }, (_, layer) =>
        Array.from(
          { length: heads },
          (_, head) => sums[name]![layer * heads + head]! / Math.max(counts[name]!, 1),
        ),
      ),
    ]),
  ) as unknown as HeadHabits;
}

const HABITS = ['self', 'previous', 'next', 'special', 'sameWord', 'breadth'] as const;

type Places = (tokens: readonly string[], query: number, key: number) => boolean;

/** Where each habit looks. */
const TARGETS: Readonly<Record<Exclude<(typeof HABITS)[number], 'breadth'>, Places>> = {
  self: (_, query, key) => key === query,
  previous: (_, query, key) => key === query - 1,
  next: (_, query, key) => key === query + 1,
  special: (tokens, _, key) => isSpecial(tokens[key]!),
  sameWord: (tokens, query, key) => key !== query && tokens[key] === tokens[query],
};

/** The sum over all lookers, for each head, and how many lookers there are. */
function measure(
  name: (typeof HABITS)[number],
  tokens: readonly string[],
  weights: tf.Tensor4D,
): { perHead: Float32Array; lookers: number } {
  const n = tokens.length;
  const isLooker = tokens.map((token, i) => {
    if (isSpecial(token)) return false;
    return name !== 'sameWord' || tokens.some((other, j) => j !== i && other === token);
  });
  const flat = tf.reshape(weights, [-1, n, n]);
  const perPair =
    name === 'breadth'
      ? tf.mul(flat, tf.log(tf.maximum(flat, 1e-20))).mul(-1 / Math.log(n))
      : tf.mul(
          flat,
          tf.tensor2d(tokens.map((_, i) => tokens.map((_, j) => Number(TARGETS[name](tokens, i, j))))),
        );
  const perToken = tf.sum(perPair, -1); // [layers · heads, n]
  const chosen = tf.mul(perToken, tf.tensor1d(isLooker.map(Number)));
  return { perHead: tf.sum(chosen, -1).dataSync() as Float32Array, lookers: isLooker.filter(Boolean).length };
}

function isSpecial(token: string): boolean {
  return token === '[CLS]' || token === '[SEP]' || token === '[PAD]';
}
