import { lookAtBlock } from '../../attention/blockwise-attention.js';
import { perState } from '../per-state.js';

/** All scores of a sentence, which are looked at tile by tile. */
export interface TilesState {
  readonly tokens: readonly string[];
  /** `[n, n]` */
  readonly scores: readonly (readonly number[])[];
  /** So many queries meet so many keys in a tile. */
  readonly size: number;
  /** So many tiles have been looked at, from left to right and from the top down. */
  readonly seen: number;
}

/** How many blocks a side has. */
export function blocksIn({ tokens, size }: Pick<TilesState, 'tokens' | 'size'>): number {
  return Math.ceil(tokens.length / size);
}

/** How many tiles there are. */
export function tileCount(state: Pick<TilesState, 'tokens' | 'size'>): number {
  return blocksIn(state) ** 2;
}

/** The tile that was looked at last: its block of queries and its block of keys; nothing before the first. */
export function tileNow(state: TilesState): { queries: number; keys: number } | undefined {
  const last = state.seen - 1;
  const blocks = blocksIn(state);
  return last < 0 ? undefined : { queries: Math.floor(last / blocks), keys: last % blocks };
}

/** What one query carries along. */
export interface Carried {
  readonly max: number;
  readonly sum: number;
  /** What the present tile has left of what was counted before it: 1 where no larger score came. */
  readonly shrink: number;
  /** How many keys it has met. */
  readonly met: number;
}

/** `[n]`: what each query carries along, as `lookAtBlock` has it; nothing for those whose turn hasn't come. */
export const carriedBy: (state: TilesState) => readonly (Carried | undefined)[] = perState((state) => {
  const { tokens, scores, size } = state;
  const [now, blocks] = [tileNow(state), blocksIn(state)];
  return scores.map((row, i) => {
    const block = Math.floor(i / size);
    if (!now || block > now.queries) return undefined;
    const passed = block < now.queries ? blocks : now.keys + 1;
    const query = { max: Number.NEGATIVE_INFINITY, sum: 0, output: [] };
    let shrink = 1;
    for (let k = 0; k < passed; k++) {
      const before = query.max;
      const part = row.slice(k * size, (k + 1) * size);
      lookAtBlock(
        query,
        part,
        part.map(() => []),
      );
      shrink = k === 0 || block < now.queries ? 1 : Math.exp(before - query.max);
    }
    return { max: query.max, sum: query.sum, shrink, met: Math.min(tokens.length, passed * size) };
  });
});

/** The state after another number of tiles. */
export function afterTiles(state: TilesState, wanted: number): TilesState {
  const seen = Math.round(Math.min(tileCount(state), Math.max(0, wanted)));
  return seen === state.seen ? state : { ...state, seen };
}

/** The state with tiles of another size, after about as many scores. */
export function inTiles(state: TilesState, size: number): TilesState {
  if (size === state.size) return state;
  const share = state.seen / tileCount(state);
  const next = { ...state, size };
  return { ...next, seen: Math.ceil(share * tileCount(next)) };
}

/** Sizes to choose from: one word at a time, a few, and all. */
export function sizesFor({ tokens: { length: n } }: Pick<TilesState, 'tokens'>): number[] {
  return [1, 2, 3, 4].filter((size) => size < n).concat(n);
}

/** Rows and columns of a block: the first, and the one after the last. */
export function bounds(
  { tokens, size }: Pick<TilesState, 'tokens' | 'size'>,
  block: number,
): [number, number] {
  return [block * size, Math.min(tokens.length, (block + 1) * size)];
}

/** So many scores are held while the present tile is looked at. */
export function heldNow(state: TilesState): number {
  const now = tileNow(state);
  if (!now) return 0;
  const length = (block: number) => {
    const [first, end] = bounds(state, block);
    return end - first;
  };
  return length(now.queries) * length(now.keys);
}
