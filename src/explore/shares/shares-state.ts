import { softmax } from '../../attention/word-by-word-attention.js';

/** Scores of one word, and how hot softmax is. */
export interface SharesState {
  readonly tokens: readonly string[];
  readonly scores: readonly number[];
  readonly temperature: number;
  /** The handle that is looked at: `score.0`, `all` or `temperature`. */
  readonly look: string;
}

/** Scores go from −BOUND to BOUND, on a track of TRACK pixels: a pixel is a tenth. */
export const BOUND = 10;
export const TRACK = 200;

/** Temperatures go from 1/HOTTEST to HOTTEST. */
export const HOTTEST = 10;

/** What softmax makes of the scores. */
export function sharesOf({ scores, temperature }: SharesState): number[] {
  return softmax(scores.map((score) => score / temperature));
}

/** The places of the words, from the largest score to the smallest. */
export function ranked({ scores }: SharesState): number[] {
  return scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
}

/** The state with a handle so many pixels further on its track. */
export function movedBy(state: SharesState, handle: string, pixels: number): SharesState {
  const step = (2 * BOUND * pixels) / TRACK;
  if (handle === 'temperature')
    return withTemperature(state, state.temperature * 10 ** ((2 * pixels) / TRACK));
  if (handle === 'all') return shifted(state, step);
  const at = placeOfHandle(state, handle);
  return at === undefined ? state : withScore(state, at, state.scores[at]! + step);
}

/** The word whose score this handle is. */
export function placeOfHandle({ scores }: SharesState, handle: string): number | undefined {
  const at = Number(/^score\.(\d)$/.exec(handle)?.[1] ?? Number.NaN);
  return at < scores.length ? at : undefined;
}

/** The state with one score anew, within its bounds. */
export function withScore(state: SharesState, at: number, wanted: number): SharesState {
  const value = hundredths(Math.min(BOUND, Math.max(-BOUND, wanted)));
  return {
    ...state,
    scores: state.scores.map((score, i) => (i === at ? value : score)),
    look: `score.${at}`,
  };
}

/** The state at another temperature, to two digits. */
export function withTemperature(state: SharesState, wanted: number): SharesState {
  const temperature = Number(Math.min(HOTTEST, Math.max(1 / HOTTEST, wanted)).toPrecision(2));
  return { ...state, temperature, look: 'temperature' };
}

/** All scores moved alike, as far as each stays within its bounds: their differences stay. */
export function shifted(state: SharesState, by: number): SharesState {
  const ordered = ranked(state).map((i) => state.scores[i]!);
  const [largest, smallest] = [ordered[0]!, ordered.at(-1)!];
  const step = hundredths(Math.min(BOUND - largest, Math.max(-BOUND - smallest, by)));
  return { ...state, scores: state.scores.map((score) => hundredths(score + step)), look: 'all' };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The row of *they*: 13, 11 and −7, divided by √2. */
export const rowOfThey: SharesState = {
  tokens: ['transformers', 'book', 'they'],
  scores: [9.19, 7.78, -4.95],
  temperature: 1,
  look: 'score.0',
};
