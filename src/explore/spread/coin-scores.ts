import { randomOf } from '../../train/seeded-random.js';

/** The longest queries and keys. */
export const LONGEST = 256;

/** So many queries meet so many keys. */
export const QUERIES = 40;
export const KEYS = 50;

/** Queries and keys whose numbers are tossed: +1 or −1, by chance. */
interface Coins {
  /** `[40, 256]` */
  readonly queries: readonly number[][];
  /** `[50, 256]` */
  readonly keys: readonly number[][];
}

const tossed = new Map<number, Coins>();

/** The coins of a seed; shorter queries and keys are the beginnings of the long ones. */
export function coinsOf(seed: number): Coins {
  const known = tossed.get(seed);
  if (known) return known;
  const random = randomOf(seed);
  const rows = (count: number) => {
    const coins = Array.from({ length: count }, () => Array<number>(LONGEST).fill(1));
    for (const row of coins) for (let i = 0; i < LONGEST; i++) if (random() < 0.5) row[i] = -1;
    return coins;
  };
  const coins = { queries: rows(QUERIES), keys: rows(KEYS) };
  tossed.set(seed, coins);
  return coins;
}

/** `[40 · 50]`: the score of each query for each key, both cut to a length. */
export function coinScores(seed: number, dK: number): number[] {
  const { queries, keys } = coinsOf(seed);
  return queries.flatMap((query) => keys.map((key) => beginning(query, key, dK)));
}

// The product of what two rows begin with: nothing is cut off, a first picture waits for a million of these.
function beginning(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** How far from 0 scores are, as a rule: the root of the mean of their squares. */
export function spreadOf(scores: readonly number[]): number {
  return Math.sqrt(scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length);
}
