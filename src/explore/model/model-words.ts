import { most, peakOf } from '../../plot/extremes.js';
import { format } from '../../plot/texts.js';

import type { HeadPlace } from '../heads/heads-state.js';
import { headsIn, isCut, isDue, linkIn, MOST_TOKENS, type ModelState, weightsOf } from './model-state.js';

/** How far something moves, in thousandths: what is above 0 never looks like nothing. */
export function movedText(moved: number): string {
  return moved > 0 && moved < 0.0005 ? '<0.001' : format(moved, 3);
}

/** A share in thousandths, as it is stored: what is rounded to 0 may be more than nothing, but not where all are 0. */
export function shareText(share: number, isOff: boolean = false): string {
  return isOff ? '0' : share < 0.001 ? '<0.001' : format(share, 3);
}

/** Whether nothing is looked at: the head is cut. */
export function isDark(row: readonly number[]): boolean {
  return row.every((share) => share === 0);
}

/** A head or a layer as the picture calls it. */
export function placeText([layer, head]: HeadPlace): string {
  return head === 0 ? `layer ${layer}, mean of its heads` : `layer ${layer}, head ${head}`;
}

/** What stands there until a change has been worked out. */
const WORKING = 'Working it out …';

/** What is seen of the token that looks: what cuts have done, or where it looks. */
export function modelFinding(state: ModelState): string {
  const { read, from, cuts, look } = state;
  if (isDue(state)) return WORKING;
  if (read.tokens.length === 0) return 'Type a sentence';
  const word = read.tokens[from]!;
  if (cuts.length > 0)
    return `Without ${cutText(state)} “${word}” moves by ${movedText(read.moved[from]!)}, the sentence by ${movedText(read.sentenceMoved)}`;
  const row = weightsOf(state, look)[from]!;
  const peak = peakOf(row);
  const target = peak === from ? 'itself' : `“${read.tokens[peak]}”`;
  return `In ${placeText(look)}, “${word}” gives ${shareText(row[peak]!)} of its attention to ${target}`;
}

/** The heads that are cut: named while they are few. */
export function cutText({ cuts }: Pick<ModelState, 'cuts'>): string {
  return cuts.length > 3
    ? `${cuts.length} heads`
    : `${cuts.length === 1 ? 'head' : 'heads'} ${cuts.map((cut) => cut.join('.')).join(', ')}`;
}

/** What the cuts have done, a line for each thing that may change. */
export function effectLines(state: ModelState): string[] {
  const { read, from, cuts } = state;
  if (isDue(state)) return [WORKING];
  const [before, after] = read.alike ?? [];
  const alike = 'likeness of both sentences: ';
  const likeness = before === undefined ? [] : [`${alike}${format(before, 3)}`];
  if (cuts.length === 0) return ['Nothing is cut. Click a head.', ...likeness];
  const farthest = peakOf(read.moved);
  return [
    `“${read.tokens[from]}” moves by ${movedText(read.moved[from]!)} (1 − cosine)`,
    `farthest moves “${read.tokens[farthest]}”, by ${movedText(read.moved[farthest]!)}`,
    `the sentence moves by ${movedText(read.sentenceMoved)}`,
    ...(before === undefined ? [] : [`${alike}${format(before, 3)} → ${format(after!, 3)}`]),
  ];
}

/** Where the token looks, in which head, and what has come of the cuts. */
export function modelWords(state: ModelState): string {
  const { read, from, to, look, cuts } = state;
  const n = read.tokens.length;
  if (n === 0) return 'A sentence in a real model: nothing is typed.';
  const row = weightsOf(state, look)[from]!;
  const shares = read.tokens.map((token, j) => `${token} ${shareText(row[j]!, isDark(row))}`);
  const best = bestOf(state);
  const link = `${read.tokens[from]} looks at ${read.tokens[to]} most in ${placeText(best.place)}: ${shareText(best.weight)}.`;
  const moved = read.tokens.map((token, i) => `${token} ${movedText(read.moved[i]!)}`);
  const effect =
    cuts.length > 0 && !isDue(state)
      ? ` Without ${cutText(state)}, tokens move by: ${moved.join(', ')}.`
      : '';
  const lines = effectLines(state).slice(cuts.length > 0 ? 2 : 1);
  const rest =
    lines.length > 0 ? ` ${lines.map((line) => `${line[0]!.toUpperCase()}${line.slice(1)}.`).join(' ')}` : '';
  return `A sentence of ${n} tokens in a real model. In ${placeText(look)}, ${read.tokens[from]} looks at ${shares.join(', ')}. ${link}${effect}${rest}`;
}

function bestOf(state: ModelState): { place: HeadPlace; weight: number } {
  const all = state.read.weights.flatMap((_, l) => headsIn(state, l + 1));
  const looks = all.map((place) => linkIn(state, place));
  return { place: all[peakOf(looks)]!, weight: most(looks) };
}

/** What a reader should know of what is shown. */
export function modelNotes(state: ModelState): string[] {
  const { read, cuts } = state;
  const all = read.weights.flatMap((_, l) => headsIn(state, l + 1)).length;
  return [
    ...(read.tokens.length === MOST_TOKENS
      ? [`The first ${MOST_TOKENS - 2} tokens are read, between [CLS] and [SEP].`]
      : []),
    ...(all > 0 && cuts.length === all
      ? ['With all heads cut, no token hears of another: each thinks by itself.']
      : []),
  ];
}

/** What a head says when it is pointed at. */
export function headLabel(state: ModelState, place: HeadPlace): string {
  const { read, from, to } = state;
  const link = `${read.tokens[from]} → ${read.tokens[to]}`;
  if (isCut(state, place)) return `${place.join('.')}: cut`;
  return `${place.join('.')}: ${link} ${shareText(linkIn(state, place))}`;
}
