import { type HeadPlace, isSame } from '../heads/heads-state.js';
import { type Packed, packedAt, unpack } from '../heads/pack.js';

/** What the model made of a sentence, with some heads cut and with none. */
export interface ModelReading {
  /** What was read: `askedOf` a state. */
  readonly of: string;
  readonly tokens: readonly string[];
  /** `[layers][1 + heads]`: the mean of a layer, then of each head its `[n, n]` weights; zeros where it is cut. */
  readonly weights: Packed;
  /** `[n]`: how far the last vector of each token moves when the heads are cut, 1 − cosine. */
  readonly moved: readonly number[];
  /** How far the vector of the whole sentence moves. */
  readonly sentenceMoved: number;
  /** The cosine with the other sentence, with no head cut and with those; nothing where there is no other. */
  readonly alike?: readonly [before: number, after: number];
}

/** A sentence in a real model, the heads that are cut, and what is looked at. */
export interface ModelState {
  readonly sentence: string;
  /** Another sentence, to be compared; empty for none. */
  readonly other: string;
  /** The head that is looked at, counted from 1; head 0 is the mean of its layer. */
  readonly look: HeadPlace;
  /** The place of the token that looks. */
  readonly from: number;
  /** The place of the token that is looked at. */
  readonly to: number;
  readonly cuts: readonly HeadPlace[];
  readonly read: ModelReading;
}

/** So many tokens are read, `[CLS]` and `[SEP]` among them. */
export const MOST_TOKENS = 20;

/** All that a reading depends on, as a text. */
export function askedOf({ sentence, other, cuts }: Pick<ModelState, 'sentence' | 'other' | 'cuts'>): string {
  return JSON.stringify([sentence, other, ...cuts.map((place) => place.join('.'))]);
}

/** Whether what was read is from before the last change. */
export function isDue(state: ModelState): boolean {
  return state.read.of !== askedOf(state);
}

/** Whether a head is cut. */
export function isCut({ cuts }: Pick<ModelState, 'cuts'>, place: HeadPlace): boolean {
  return cuts.some((cut) => isSame(cut, place));
}

/** The places of all heads of a layer. */
export function headsIn({ read }: ModelState, layer: number): HeadPlace[] {
  return (read.weights[layer - 1] ?? []).slice(1).map((_, h) => [layer, h + 1]);
}

/** The state with a head cut, or grown again; head 0 is all of a layer. */
export function turned(state: ModelState, [layer, head]: HeadPlace): ModelState {
  const all: readonly HeadPlace[] = head === 0 ? headsIn(state, layer) : [[layer, head]];
  const isWhole = all.some((place) => !isCut(state, place));
  const others = state.cuts.filter((cut) => !all.some((place) => isSame(place, cut)));
  const cuts = isWhole ? [...others, ...all] : others;
  return { ...state, cuts: cuts.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}

/** The state with places that are there: while a sentence is typed, there may be fewer tokens for a moment. */
export function withPlaces(state: ModelState): ModelState {
  const last = Math.max(0, state.read.tokens.length - 1);
  const [from, to] = [Math.min(state.from, last), Math.min(state.to, last)];
  return from === state.from && to === state.to ? state : { ...state, from, to };
}

/** `[n, n]`: who looks at whom in a head, or in the mean of a layer. */
export function weightsOf({ read }: Pick<ModelState, 'read'>, [layer, head]: HeadPlace): number[][] {
  const numbers = unpack(read.weights[layer - 1]?.[head] ?? '');
  const n = read.tokens.length;
  return read.tokens.map((_, i) => numbers.slice(i * n, (i + 1) * n));
}

/** How much the token that looks looks at the other one, in a head. */
export function linkIn({ read, from, to }: ModelState, [layer, head]: HeadPlace): number {
  return packedAt(read.weights[layer - 1]![head]!, from * read.tokens.length + to);
}
