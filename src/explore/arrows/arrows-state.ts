import { dot, softmax } from '../../attention/word-by-word-attention.js';

/** Queries and keys of two numbers each, so that both have a place in the plane. */
export interface ArrowsState {
  readonly words: readonly string[];
  /** Names of the two numbers. */
  readonly features: readonly string[];
  /** `[n, 2]` */
  readonly queries: readonly (readonly number[])[];
  /** `[n, 2]` */
  readonly keys: readonly (readonly number[])[];
  /** The place of the word whose query is drawn. */
  readonly asker: number;
  /** Whether the queries serve as keys, too: one matrix for both. */
  readonly mirror: boolean;
  /** What is looked at: `query`, `key.0` or `score.2.0`. */
  readonly look: string;
}

/** Numbers go from −BOUND to BOUND, and one is UNIT pixels. */
export const BOUND = 5;
export const UNIT = 31;

/** The three words of chapters 2 to 6, of which *they* asks. */
export const toyArrows: ArrowsState = {
  words: ['transformers', 'book', 'they'],
  features: ['thing', 'many'],
  queries: [
    [3, 1],
    [3, -1],
    [4, 1],
  ],
  keys: [
    [3, 1],
    [3, -1],
    [-2, 1],
  ],
  asker: 2,
  mirror: false,
  look: 'score.2.0',
};

/** The keys that the queries meet: their own, or the queries themselves. */
export function keysOf({ mirror, queries, keys }: ArrowsState): readonly (readonly number[])[] {
  return mirror ? queries : keys;
}

/** `[n, n]`: each query times each key. */
export function productsOf(state: ArrowsState): number[][] {
  return state.queries.map((query) => keysOf(state).map((key) => dot([...query], [...key])));
}

/** `[n]`: the shares of the word that asks, its scores divided by √2. */
export function askersShares(state: ArrowsState): number[] {
  return softmax(productsOf(state)[state.asker]!.map((product) => product / Math.SQRT2));
}

/** The row and the column of a handle such as `score.2.0`; of `key.0` the column alone. */
export function placeIn(
  { words }: Pick<ArrowsState, 'words'>,
  handle: string,
): { i?: number; j: number } | undefined {
  const found = /^(?:key|score\.(\d))\.(\d)$/.exec(handle);
  if (!found) return undefined;
  const [i, j] = [found[1] === undefined ? undefined : Number(found[1]), Number(found[2])];
  return j < words.length && (i ?? 0) < words.length ? { i, j } : undefined;
}

/** Where a handle that can be moved is now. */
export function pointOf(state: ArrowsState, handle: string): readonly number[] | undefined {
  if (handle === 'query') return state.queries[state.asker];
  const place = placeIn(state, handle);
  return place && place.i === undefined ? keysOf(state)[place.j] : undefined;
}

/** The state with a query or a key at another point, to tenths, within its bounds. */
export function withPoint(state: ArrowsState, handle: string, point: readonly number[]): ArrowsState {
  const at = handle === 'query' ? state.asker : placeIn(state, handle)!.j;
  const part = handle === 'query' || state.mirror ? 'queries' : 'keys';
  const kept = point.map((value) => Math.round(10 * Math.min(BOUND, Math.max(-BOUND, value))) / 10);
  return { ...state, [part]: state[part].map((old, i) => (i === at ? kept : old)), look: handle };
}
