import { type PlainHeadParams, wordByWordAttention } from '../../attention/word-by-word-attention.js';
import { CANVAS } from './digit-state.js';
import { meanOf, type PlainLayer, through } from './plain-convolution.js';

/** What a normalised word is multiplied by, and what is added then. */
export interface PlainNorm {
  readonly gain: Float32Array;
  readonly bias: Float32Array;
}

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
    const attentions = block.heads.map((head) => wordByWordAttention(read, head));
    looked = meanOf(attentions.flatMap(({ weights }) => weights));
    words = words.map((word, i) => {
      const found = attentions.flatMap(({ output }) => output[i]!);
      return thoughtAbout(plus(word, through(block.output, found)), block);
    });
  }
  return { looked, scores: through(output, meanOf(words.map((word) => normal(word, norm)))) };
}

function thoughtAbout(word: number[], { hidden, thought, norms }: PlainBlock): number[] {
  const bent = through(hidden, normal(word, norms[1])).map((value) => Math.max(0, value));
  return plus(word, through(thought, bent));
}

// Mean 0 and variance 1, then gain and bias, as layerNorm has it.
function normal(word: number[], { gain, bias }: PlainNorm): number[] {
  const mean = word.reduce((sum, value) => sum + value) / word.length;
  const variance = word.reduce((sum, value) => sum + (value - mean) ** 2, 0) / word.length;
  return word.map((value, c) => ((value - mean) / Math.sqrt(variance + 1e-5)) * gain[c]! + bias[c]!);
}

function plus(a: number[], b: number[]): number[] {
  return a.map((value, c) => value + b[c]!);
}

// The four pixels of a patch, row by row.
function patchAt(canvas: readonly number[], patch: number): number[] {
  const row = CANVAS / 2;
  const corner = Math.floor(patch / row) * 2 * CANVAS + (patch % row) * 2;
  return [0, 1, CANVAS, CANVAS + 1].map((step) => canvas[corner + step]!);
}
