import { described } from '../../check/described.js';
import { checkObject, checkText, checkWhole } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import { type HeadPlace, isSame } from '../heads/heads-state.js';
import { isPacked } from '../heads/pack.js';
import { askedOf, MOST_TOKENS, type ModelReading, type ModelState } from './model-state.js';

const CALLER = 'modelSentence';

type Sizes = readonly [layers: number, heads: number];

/** Asserts that a place is a head, or with head 0 a whole layer. */
export function checkLookAt(caller: string, look: HeadPlace, [layers, heads]: Sizes): void {
  const [layer, head] = look;
  const isRight = isWithin(layer, 1, layers) && isWithin(head, 0, heads);
  if (!isRight) fail(caller, `look from [1, 0] to [${layers}, ${heads}]`, JSON.stringify(look));
}

/** Asserts that each is a head, and none stands twice. */
export function checkCuts(caller: string, cuts: readonly HeadPlace[], [layers, heads]: Sizes): void {
  for (const [i, cut] of cuts.entries()) {
    const isRight = isWithin(cut[0], 1, layers) && isWithin(cut[1], 1, heads);
    if (!isRight) fail(caller, `cuts from [1, 1] to [${layers}, ${heads}]`, JSON.stringify(cut));
    if (cuts.findIndex((other) => isSame(other, cut)) < i)
      fail(caller, 'each cut once', `${JSON.stringify(cut)} twice`);
  }
}

/** Asserts that both places can be those of tokens. */
export function checkPlaces(caller: string, { from, to }: Pick<ModelState, 'from' | 'to'>): void {
  for (const [name, place] of Object.entries({ from, to })) {
    checkWhole(caller, name, place);
    if (place < 0 || place >= MOST_TOKENS) fail(caller, `${name} from 0 to ${MOST_TOKENS - 1}`, `${place}`);
  }
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** A state as a file has it, if everything in it fits together. @throws {RangeError} */
export function modelState(value: unknown): ModelState {
  checkObject(CALLER, 'state', value);
  const { sentence, other, look, from, to, cuts, read } = value as ModelState;
  checkText(CALLER, 'sentence', sentence);
  checkText(CALLER, 'other', other);
  checkPlaces(CALLER, { from, to });
  const pairs = [look, ...(Array.isArray(cuts) ? cuts : [undefined])];
  for (const pair of pairs)
    if (!Array.isArray(pair) || pair.length !== 2) fail(CALLER, 'look and cuts as pairs', described(pair));
  checkReading(read, askedOf({ sentence, other, cuts }));
  const sizes = read.tokens.length > 0 ? ([read.weights.length, read.weights[0]!.length - 1] as const) : MOST;
  checkLookAt(CALLER, look, sizes);
  checkCuts(CALLER, cuts, sizes);
  return { sentence, other, look, from, to, cuts, read };
}

/** More than these no picture shows. */
const MOST: Sizes = [6, 12];

function checkReading(value: unknown, of: string): asserts value is ModelReading {
  const read = (value ?? {}) as ModelReading;
  const { tokens, weights, moved, sentenceMoved, alike } = read;
  const isRight =
    read.of === of &&
    Array.isArray(tokens) &&
    tokens.length <= MOST_TOKENS &&
    tokens.every((token) => typeof token === 'string') &&
    isWeights(weights, tokens.length) &&
    isNumbers(moved, tokens.length) &&
    Number.isFinite(sentenceMoved) &&
    (alike === undefined || isNumbers(alike, 2));
  if (!isRight) fail(CALLER, 'read as modelSentence makes it', described(value));
}

function isWeights(weights: unknown, n: number): boolean {
  if (!Array.isArray(weights)) return false;
  if (n === 0) return weights.length === 0;
  const [layers, heads] = MOST;
  return (
    weights.length === layers &&
    weights.every(
      (row) => Array.isArray(row) && row.length === heads + 1 && row.every((text) => isPacked(text, n * n)),
    )
  );
}

function isNumbers(values: unknown, length: number): boolean {
  return Array.isArray(values) && values.length === length && values.every(Number.isFinite);
}
