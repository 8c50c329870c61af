import { attendedWords, type PlainHeadParams } from '../../attention/word-by-word-attention.js';
import {
  bentThrough,
  meanOf,
  normal,
  type PlainLayer,
  type PlainNorm,
  plus,
  through,
} from '../plain/layers.js';
import { CANVAS } from './digit-state.js';

/** The learned numbers of one layer of the transformer. */
export interface PlainBlock {
  readonly heads: readonly PlainHeadParams[];
  readonly output: PlainLayer;
  readonly hidden: PlainLayer;
  readonly thought: PlainLayer;
  readonly norms: readonly [PlainNorm, PlainNorm];
}

/** The learned numbers of the transformer. */
export interface PlainTransformer {
  readonly patch: PlainLayer;
  /** `[36, 24]` */
  readonly positions: number[][];
  readonly blocks: readonly PlainBlock[];
  readonly norm: PlainNorm;
  readonly output: PlainLayer;
}

/**
 * Reads a canvas by attention between patches, in plain numbers: the slow twin of `patchTransformer`.
 *
 * @param canvas `[144]`
 * @returns `looked` `[36]`: the share that each patch gets in the last layer, the mean over heads and patches; `scores` `[10]`
 */
export function plainTransformer(
  canvas: readonly number[],
  { patch, positions, blocks, norm, output }: PlainTransformer,
): { looked: number[]; scores: number[] } {
  let words = positions.map((position, i) => plus(through(patch, patchAt(canvas, i)), position));
  let looked: number[] = [];
  for (const block of blocks) {
    const read = words.map((word) => normal(word, block.norms[0]));
    const attentions = block.heads.map((head) => attendedWords(read, head));
    looked = meanOf(attentions.flatMap(({ weights }) => weights));
    words = words.map((word, i) => {
      const found = attentions.flatMap(({ output }) => output[i]!);
      return thoughtAbout(plus(word, through(block.output, found)), block);
    });
  }
  return { looked, scores: through(output, meanOf(words.map((word) => normal(word, norm)))) };
}

function thoughtAbout(word: number[], { hidden, thought, norms }: PlainBlock): number[] {
  return plus(word, bentThrough(hidden, thought, normal(word, norms[1])));
}

// The four pixels of a patch, row by row.
function patchAt(canvas: readonly number[], patch: number): number[] {
  const row = CANVAS / 2;
  const corner = Math.floor(patch / row) * 2 * CANVAS + (patch % row) * 2;
  return [0, 1, CANVAS, CANVAS + 1].map((step) => canvas[corner + step]!);
}
