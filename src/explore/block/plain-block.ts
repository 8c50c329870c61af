import { attendedWords, mix } from '../../attention/word-by-word-attention.js';
import { normal, plus } from '../plain/layers.js';
import type { BlockParams } from './block-params.js';

/** The parts of a block that can be on or off. */
export const blockParts = ['positions', 'mask', 'heads', 'residual', 'norm', 'feedForward'] as const;

export type BlockPart = (typeof blockParts)[number];

/** Which parts are on. */
export type PartsOn = ReadonlySet<BlockPart>;

/**
 * One block in plain numbers, the norm first: the slow twin of `encoderLayer`. A part that is off is left out.
 *
 *     H = X + MultiHead(norm(X))        Y = H + FeedForward(norm(H))
 */
export function plainBlock(
  words: number[][],
  { heads, wOutput, w1, w2 }: BlockParams,
  on: PartsOn,
): number[][] {
  const attend = (read: number[][]) => {
    const found = heads.map((head) => attendedWords(read, head, { causal: on.has('mask') }).output);
    return read.map((_, i) =>
      mix(
        wOutput,
        found.flatMap((rows) => rows[i]!),
      ),
    );
  };
  const think = (read: number[][]) =>
    read.map((word) =>
      mix(
        w2,
        mix(w1, word).map((value) => Math.max(0, value)),
      ),
    );
  const attended = on.has('heads') ? joined(words, attend, on) : words;
  return on.has('feedForward') ? joined(attended, think, on) : attended;
}

function joined(words: number[][], part: (read: number[][]) => number[][], on: PartsOn): number[][] {
  const found = part(on.has('norm') ? words.map((word) => normal(word)) : words);
  return on.has('residual') ? words.map((word, i) => plus(word, found[i]!)) : found;
}

/** Words with what tells their positions added, so many times as loud: interleaved waves, as `positionalEncoding` has them. */
export function withPositions(words: readonly (readonly number[])[], scale: number): number[][] {
  return words.map((word, p) =>
    word.map((value, c) => {
      const angle = p / 10000 ** ((2 * Math.floor(c / 2)) / word.length);
      return value + scale * (c % 2 === 0 ? Math.sin(angle) : Math.cos(angle));
    }),
  );
}
