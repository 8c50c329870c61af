import type { PlainHeadParams } from '../../attention/word-by-word-attention.js';
import { randomOf } from '../../train/seeded-random.js';

/** Sizes of a block: two heads, and a feed-forward part four times as wide as a word of fifty numbers. */
export const HEADS = 2;
const D_K = 16;
const WIDER = 4;

/** The numbers of one block that has learned nothing. */
export interface BlockParams {
  readonly heads: readonly PlainHeadParams[];
  /** `[heads · dK, dModel]` */
  readonly wOutput: number[][];
  /** `[dModel, 4 dModel]` */
  readonly w1: number[][];
  /** `[4 dModel, dModel]` */
  readonly w2: number[][];
}

const known = new Map<string, readonly BlockParams[]>();

/** So many blocks of random numbers, W[i, j] ~ N(0, 1/rows): the same for the same seed, on every machine. */
export function blockParams(seed: number, dModel: number, layers: number): readonly BlockParams[] {
  const key = `${seed} ${dModel} ${layers}`;
  const made = known.get(key) ?? drawn(seed, dModel, layers);
  known.set(key, made);
  return made;
}

function drawn(seed: number, dModel: number, layers: number): BlockParams[] {
  const random = randomOf(seed);
  // Box and Muller 1958: a normal number of two even ones
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const matrix = (rows: number, columns: number) =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => normal() / Math.sqrt(rows)));
  const head = () => ({
    wQuery: matrix(dModel, D_K),
    wKey: matrix(dModel, D_K),
    wValue: matrix(dModel, D_K),
  });
  return Array.from({ length: layers }, () => ({
    heads: Array.from({ length: HEADS }, head),
    wOutput: matrix(HEADS * D_K, dModel),
    w1: matrix(dModel, WIDER * dModel),
    w2: matrix(WIDER * dModel, dModel),
  }));
}
