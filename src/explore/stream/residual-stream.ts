import { described } from '../../check/described.js';
import { checkHas, checkLater, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkObject, checkTexts, checkWhole } from '../../check/values.js';
import { fail, type Matrix } from '../../plot/values.js';
import { blockState } from '../block/block-pile.js';
import type { BlockState } from '../block/block-state.js';
import type { Explorable } from '../explorable.js';
import { BLOCKS, type StreamState, waysOf } from './stream-state.js';

/** What the residual stream needs. */
export interface ResidualStreamOptions {
  /** Two to 24 words. */
  tokens: readonly string[];
  /** `[n, dModel]`: their vectors, at most 64 numbers each. */
  x: Matrix;
  /** The place of the word that is followed (the first *they*, or else the last word). */
  look?: number;
  /** Which random numbers the blocks hold (7). */
  seed?: number;
}

const CALLER = 'residualStream';
const OPTIONS: OptionChecks<ResidualStreamOptions> = {
  tokens: checkTexts,
  x: checkLater,
  look: checkWhole,
  seed: checkWhole,
};

/**
 * A word on its way through three blocks: nothing replaces it, all that heads and thoughts bring is added to it.
 *
 *     H = X + MultiHead(norm(X))        Y = H + FeedForward(norm(H))
 *
 * The blocks are the first of those of `blockPile`, with positions and without a mask.
 *
 * @param options words and their vectors; the word that is followed, the seed
 * @returns what `explore` shows
 * @throws {RangeError} if sizes don't fit, or there is no such word
 * @see Elhage et al. 2021, A Mathematical Framework for Transformer Circuits, https://transformer-circuits.pub/2021/framework/
 * @example
 * await explore(residualStream({ tokens: ['it', 'is'], x: [[1, 0], [0, 1]] }));
 * // prints The residual stream. “is” is never replaced: 6 times something is added, and its cosine with what went in is still 1.00. + what the heads of block 1 bring: 0.79, now 1.17, cosine with what went in 0.93; + what block 1 thinks: 0.31, now 1.34, cosine with what went in 0.84; + what the heads of block 2 bring: 1.99, now 2.29, cosine with what went in 0.89; + what block 2 thinks: 0.11, now 2.40, cosine with what went in 0.89; + what the heads of block 3 bring: 1.55, now 3.87, cosine with what went in 0.95; + what block 3 thinks: 1.36, now 4.04, cosine with what went in 1.00.
 */
export function residualStream(options: ResidualStreamOptions): Explorable {
  const state = streamState(options);
  return { name: 'residual-stream', state: { ...state, read: waysOf(state) } };
}

/** A state that was saved, checked. */
export function readStream(value: unknown): StreamState {
  checkObject(CALLER, 'state', value);
  const { read, ...options } = value as StreamState;
  const state = streamState(options);
  if (read === undefined) return state;
  const isWay = (way: unknown) =>
    Array.isArray(way) && way.length === 1 + 6 * BLOCKS && way.every(Number.isFinite);
  if (!(Array.isArray(read) && read.length === state.tokens.length && read.every(isWay)))
    fail(CALLER, 'read as residualStream makes it', described(read));
  return { ...state, read };
}

function streamState(options: ResidualStreamOptions): StreamState {
  checkOptions(CALLER, options, OPTIONS);
  checkHas(CALLER, 'options', options, { tokens: checkTexts, x: checkLater });
  const { seed = 7 } = options;
  const { tokens, x } = pileOf({ tokens: options.tokens, x: options.x, seed });
  const they = tokens.indexOf('they');
  const { look = they >= 0 ? they : tokens.length - 1 } = options;
  if (look < 0 || look >= tokens.length) fail(CALLER, `look from 0 to ${tokens.length - 1}`, `${look}`);
  return { tokens, x, look, seed };
}

// What a pile of blocks accepts, a stream accepts.
function pileOf(options: Required<Pick<ResidualStreamOptions, 'tokens' | 'x' | 'seed'>>): BlockState {
  try {
    return blockState(options);
  } catch (error) {
    (error as Error).message = (error as Error).message.replace('blockPile: ', `${CALLER}: `);
    throw error;
  }
}
