import { coinScores, LONGEST, spreadOf } from './coin-scores.js';

/** How long queries and keys are, and what is done with their scores. */
export interface SpreadState {
  readonly dK: number;
  /** Whether scores are divided by √dK. */
  readonly divided: boolean;
  readonly seed: number;
}

/** The length that the first transformer had. */
export const firstSpread: SpreadState = { dK: 64, divided: false, seed: 7 };

/** The track goes by doublings from 1 to the longest, each so many pixels wide. */
export const DOUBLING = 38;
export const DOUBLINGS: number = Math.log2(LONGEST);

/** What is seen at a length: each score that comes out and its share of all, and how far they spread. */
export interface Scored {
  readonly shares: ReadonlyMap<number, number>;
  readonly spread: number;
}

const known = new Map<string, Scored>();

/** The scores of a length, as they are drawn: divided, if that is on. */
export function scoredAt({ dK, divided, seed }: SpreadState): Scored {
  const key = `${dK} ${divided} ${seed}`;
  const seen = known.get(key);
  if (seen) return seen;
  const scores = coinScores(seed, dK).map((score) => (divided ? score / Math.sqrt(dK) : score));
  const shares = new Map<number, number>();
  for (const score of scores) shares.set(score, (shares.get(score) ?? 0) + 1 / scores.length);
  const scored = { shares, spread: spreadOf(scores) };
  known.set(key, scored);
  return scored;
}

/** The state with queries and keys of another length, within its bounds. */
export function withLength(state: SpreadState, wanted: number): SpreadState {
  const dK = Math.round(Math.min(LONGEST, Math.max(1, wanted)));
  return dK === state.dK ? state : { ...state, dK };
}

/** The length so many pixels further on the track; near a doubling, that one. */
export function lengthAlong(dK: number, pixels: number): number {
  const at = Math.log2(dK) + pixels / DOUBLING;
  const whole = Math.round(at);
  return 2 ** (pixels !== 0 && Math.abs(at - whole) < 0.1 ? whole : at);
}
