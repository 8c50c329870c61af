import { described } from '../../check/described.js';
import { checkHas, checkLater, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkEach, checkObject, checkOneOf, checkTexts, checkWhole } from '../../check/values.js';
import { checkLabels, fail, type Matrix, readMatrix } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { type BlockState, LAYERS, passedThrough, storedPasses, wholeBlock } from './block-state.js';
import { type BlockPart, blockParts } from './plain-block.js';

/** What the pile of blocks needs. */
export interface BlockPileOptions {
  /** Two to 24 words. */
  tokens: readonly string[];
  /** `[n, dModel]`: their vectors, at most 64 numbers each. */
  x: Matrix;
  /** The parts that are on (all but `'mask'`): `'positions'`, `'mask'`, `'heads'`, `'residual'`, `'norm'`, `'feedForward'`. */
  on?: readonly BlockPart[];
  /** After how many layers the words are looked at, from 0 to 12 (12). */
  layer?: number;
  /** Which random numbers the blocks hold (7). */
  seed?: number;
}

const CALLER = 'blockPile';
/** Without a norm, numbers grow thousandfold on their way. */
const FARTHEST = 1e6;
const OPTIONS: OptionChecks<BlockPileOptions> = {
  tokens: checkTexts,
  x: checkLater,
  on: checkEach(checkOneOf(...blockParts)),
  layer: checkWhole,
  seed: checkWhole,
};

/**
 * Words on their way through twelve blocks of random numbers, each part of which can be turned off: how alike they become.
 *
 *     H = X + MultiHead(norm(X))     Y = H + FeedForward(norm(H))     likeness = mean cosine of two words
 *
 * Each block is computed as `encoderLayer` does with `normFirst`; two heads of 16 numbers, a feed-forward part four times as wide
 * as a word.
 *
 * @param options words and their vectors; parts that are on, the layer that is looked at, the seed
 * @returns what `explore` shows
 * @throws {RangeError} if sizes don't fit, or a number is out of its range
 * @example
 * const x = [[1, 0], [0, 1]];
 * await explore(blockPile({ tokens: ['it', 'is'], x: x, on: ['residual'], layer: 1 }));
 * // prints A pile of 12 blocks with residual: After 1 layer the words are alike by 0.00, before by 0.00. Mean cosine of two words: 0.00 after 0, length 1; 0.00 after 1, length 1; 0.00 after 2, length 1; 0.00 after 4, length 1; 0.00 after 8, length 1; 0.00 after 12, length 1. No positions: in another order, the words would be the same. No heads: no word hears of another. Twins stay twins, and the mask has nothing to hide. No norm: words grow from a length of 1 to 1. No feed-forward: heads only mix, and no word thinks by itself.
 */
export function blockPile(options: BlockPileOptions): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  checkHas(CALLER, 'options', options, { tokens: checkTexts, x: checkLater });
  const state = blockState(options);
  return { name: 'block-pile', state: { ...state, read: storedPasses(passedThrough(state)) } };
}

/** A state that was saved, checked. */
export function readBlock(value: unknown): BlockState {
  checkObject(CALLER, 'state', value);
  const { read, ...options } = value as BlockState;
  checkOptions(CALLER, options, OPTIONS);
  checkHas(CALLER, 'state', options, { tokens: checkTexts, x: checkLater });
  const state = blockState(options);
  if (read === undefined) return state;
  const n = state.tokens.length;
  const isRow = (row: unknown) =>
    Array.isArray(row) && row.length === 2 + (n * (n + 1)) / 2 && row.every(Number.isFinite);
  if (!(Array.isArray(read) && read.length === LAYERS + 1 && read.every(isRow)))
    fail(CALLER, 'read as blockPile makes it', described(read));
  return { ...state, read };
}

/** The state that these options describe. */
export function blockState({
  tokens,
  x,
  on = wholeBlock,
  layer = LAYERS,
  seed = 7,
}: BlockPileOptions): BlockState {
  const rows = readMatrix(CALLER, x);
  const n = rows.length;
  if (n < 2 || n > 24) fail(CALLER, 'x of 2 to 24 words', `${n}`);
  if (rows[0]!.length > 64) fail(CALLER, 'words of 64 numbers at most', `${rows[0]!.length}`);
  const far = rows.flat().find((value) => Math.abs(value) > FARTHEST);
  if (far !== undefined) fail(CALLER, `numbers from −${FARTHEST} to ${FARTHEST} in x`, `${far}`);
  checkLabels(CALLER, 'tokens', tokens, n);
  if (layer < 0 || layer > LAYERS) fail(CALLER, `layer from 0 to ${LAYERS}`, `${layer}`);
  const kept = rows.map((row) => row.map((value) => Number(value.toPrecision(5)))); // a notebook keeps them
  return { tokens, x: kept, on: blockParts.filter((part) => on.includes(part)), layer, seed };
}
