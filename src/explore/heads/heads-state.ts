import { type Packed, unpack } from './pack.js';

/** A layer and a head in it, both counted from 1. */
export type HeadPlace = readonly [layer: number, head: number];

/** All heads of a model: what they look at in a sentence, and what they are in the habit of. */
export interface HeadsState {
  /** The words, or the first of each block of words. */
  readonly tokens: readonly string[];
  /** So many words are gathered in a block; of each block there is the strongest weight. */
  readonly side: number;
  /** Of each head its `[n, n]` weights. */
  readonly weights: Packed;
  /** Of each head its habits, in the order of `HABITS`. */
  readonly habits: Packed;
  readonly sort: 'layer' | 'habit';
  /** The head that is looked at. */
  readonly look: HeadPlace;
  /** The heads that stay, two at most. */
  readonly pins: readonly HeadPlace[];
}

/** What is measured of each head, and how a picture calls it. */
export const HABITS = {
  previous: 'the token before',
  next: 'the token after',
  self: 'itself',
  special: '[CLS] and [SEP]',
  sameWord: 'the same word elsewhere',
  breadth: 'breadth',
} as const;

export type Habit = keyof typeof HABITS;

export const habitNames: readonly Habit[] = Object.keys(HABITS) as Habit[];

/** What a head is called after. */
export type HeadKind = Habit | 'mixed';

/** The kinds of heads, in the order in which they are sorted. */
export const headKinds: readonly HeadKind[] = [...habitNames, 'mixed'];

/** One head, its numbers read. */
export interface ReadHead {
  readonly place: HeadPlace;
  readonly weights: readonly (readonly number[])[];
  readonly habits: Readonly<Record<Habit, number>>;
  readonly kind: HeadKind;
}

const known = new WeakMap<Packed, readonly ReadHead[]>();

/** All heads, layer by layer; a hover reads none of them again. */
export function headsOf({ weights, habits, tokens: { length: n } }: HeadsState): readonly ReadHead[] {
  const heads =
    known.get(weights) ??
    weights.flatMap((layer, l) =>
      layer.map((text, h): ReadHead => {
        const [flat, shares] = [unpack(text), unpack(habits[l]![h]!)];
        const rows = Array.from({ length: n }, (_, i) => flat.slice(i * n, (i + 1) * n));
        const measured = Object.fromEntries(habitNames.map((name, k) => [name, shares[k]!]));
        const own = measured as Record<Habit, number>;
        return { place: [l + 1, h + 1], weights: rows, habits: own, kind: kindOf(own) };
      }),
    );
  known.set(weights, heads);
  return heads;
}

/** After the target of more than half of its weight, or `breadth` above 0.8, or `mixed`. */
function kindOf(habits: Readonly<Record<Habit, number>>): HeadKind {
  const main = habitNames.find((name) => habits[name] > (name === 'breadth' ? 0.8 : 0.5));
  return main ?? 'mixed';
}

/** The head at a place. */
export function headAt(state: HeadsState, [layer, head]: HeadPlace): ReadHead {
  return headsOf(state)[(layer - 1) * state.weights[0]!.length + head - 1]!;
}

/** Whether two places are the same. */
export function isSame(a: HeadPlace, b: HeadPlace): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

export function handleOf([layer, head]: HeadPlace): string {
  return `head.${layer}.${head}`;
}

/** The place of the head whose handle this is. */
export function placeOf({ weights }: HeadsState, handle: string): HeadPlace | undefined {
  const [, layer, head] = (/^head\.(\d+)\.(\d+)$/.exec(handle) ?? []).map(Number);
  return weights[layer! - 1]?.[head! - 1] === undefined ? undefined : [layer!, head!];
}

/** The heads that are drawn large: those pinned, and while there is room that which is looked at. */
export function enlarged({ pins, look }: HeadsState): readonly HeadPlace[] {
  return pins.length === 2 || pins.some((pin) => isSame(pin, look)) ? pins : [...pins, look];
}

/** The state with a head pinned, the older of two making room; or let go, if it was pinned. */
export function pinned(state: HeadsState, place: HeadPlace): HeadsState {
  const others = state.pins.filter((pin) => !isSame(pin, place));
  const pins = others.length < state.pins.length ? others : [...others, place].slice(-2);
  return { ...state, look: place, pins };
}
