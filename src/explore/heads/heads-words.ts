import { most, peakOf } from '../../plot/extremes.js';
import { format } from '../../plot/texts.js';
import { perState } from '../per-state.js';
import { groupsOf } from './heads-order.js';
import {
  enlarged,
  HABITS,
  type HeadKind,
  type HeadPlace,
  type HeadsState,
  headAt,
  headKinds,
  headsOf,
  type ReadHead,
} from './heads-state.js';

/** A number in thousandths, as it is saved: what is rounded to 0 may be more than nothing. */
export function thousandths(value: number): string {
  return value === 0 ? '<0.001' : format(value, 3);
}

export function nameOf([layer, head]: HeadPlace): string {
  return `layer ${layer}, head ${head}`;
}

/** How many heads are of each kind, the commonest first, and at last those without. */
export function headsFinding(state: HeadsState): string {
  const heads = headsOf(state);
  const counts = headKinds
    .map((kind) => ({ kind, count: heads.filter((head) => head.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => lateness(a.kind) - lateness(b.kind) || b.count - a.count);
  const parts = counts.map(({ kind, count }, k) => {
    const said = k === 0 || kind === 'mixed' || kind === 'breadth' ? verb(kind, count) : target(kind);
    return `${count}${k === 0 ? ` of ${heads.length} heads` : ''} ${said}`;
  });
  return parts.join(', ');
}

// Those that are called after a target come first.
function lateness(kind: HeadKind): number {
  return kind === 'mixed' ? 2 : kind === 'breadth' ? 1 : 0;
}

function verb(kind: HeadKind, count: number): string {
  if (kind === 'mixed' || kind === 'breadth') return `${count === 1 ? 'is' : 'are'} ${shortOf(kind)}`;
  return `${count === 1 ? 'looks' : 'look'} ${target(kind)}`;
}

function shortOf(kind: 'mixed' | 'breadth'): string {
  return kind === 'mixed' ? 'mixed' : 'broad';
}

function target(kind: HeadKind): string {
  return `at ${HABITS[kind as keyof typeof HABITS]}`;
}

/** What one head is called, and the number that it is called after. */
export function habitText({ kind, habits }: ReadHead): string {
  if (kind === 'mixed') return 'is mixed: no target gets over half';
  const number = thousandths(habits[kind]);
  return kind === 'breadth'
    ? `is broad: breadth ${number}`
    : `looks ${target(kind)}: ${number} of its weight`;
}

/** The strongest look from word to word; from special tokens and at them only if there is nothing else. */
export function strongestText({ tokens }: HeadsState, { weights }: ReadHead): string {
  const places = wordsIn(tokens);
  let [looker, seen] = [places[0]!, places[0]!];
  for (const i of places)
    for (const j of places) if (weights[i]![j]! > weights[looker]![seen]!) [looker, seen] = [i, j];
  const name = places.length < tokens.length ? 'strongest between words' : 'strongest';
  return `${name}: ${tokens[looker]} → ${tokens[seen]} ${thousandths(weights[looker]![seen]!)}`;
}

// The places of words; of all tokens, where each is a special one: what those look at says nothing about words.
const wordsIn: (tokens: readonly string[]) => number[] = perState((tokens) => {
  const all = tokens.map((_, i) => i);
  const words = all.filter((i) => !/^\[.*\]/.test(tokens[i]!));
  return words.length > 0 ? words : all;
});

/** One head in words. */
export function headText(state: HeadsState, place: HeadPlace): string {
  const head = headAt(state, place);
  return `${nameOf(place)} ${habitText(head)}; ${strongestText(state, head)}`;
}

/** At which look of a word two enlarged heads differ most; empty while there is one. */
export function differenceText(state: HeadsState): string {
  const [a, b] = enlarged(state).map((place) => headAt(state, place));
  if (!a || !b) return '';
  const apart = a.weights.map((row, i) => row.map((weight, j) => Math.abs(weight - b.weights[i]![j]!)));
  const lookers = wordsIn(state.tokens);
  const looker = lookers[peakOf(lookers.map((i) => most(apart[i]!)))]!;
  const seen = peakOf(apart[looker]!);
  const [first, second] = [a, b].map(({ weights }) => thousandths(weights[looker]![seen]!));
  return `They differ most in ${state.tokens[looker]} → ${state.tokens[seen]}: ${first} and ${second}`;
}

/** What has come of a change: the heads that are enlarged, and where they differ. */
export function headsResult(state: HeadsState): string {
  const heads = enlarged(state).map((place) => headText(state, place));
  return sentences([...heads, differenceText(state)]);
}

/** How many heads are of each kind, which group has what, and the heads that are enlarged. */
export function headsWords(state: HeadsState): string {
  const groups = groupsOf(state).map(({ name, note }) => `${name}: ${note}`);
  const blocks = state.side > 1 ? [`Of each ${state.side} × ${state.side} weights the strongest`] : [];
  const summary = `All heads, by ${state.sort}: ${headsFinding(state)}`;
  return sentences([summary, groups.join('; '), headsResult(state), ...blocks]);
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part[0]!.toUpperCase()}${part.slice(1)}`)
    .map((part) => (part.endsWith('.') ? part : `${part}.`))
    .join(' ');
}
