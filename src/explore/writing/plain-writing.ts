import { dot, softmax } from '../../attention/word-by-word-attention.js';
import { type Choosing, sharesOf } from '../../train/language/next-shares.js';
import { randomOf } from '../../train/seeded-random.js';
import { bentThrough, normal, plus, through } from '../plain/layers.js';
import type { PlainLanguageModel } from './plain-language-model.js';

/** One character that was written. */
export interface PlainCharacter {
  readonly character: string;
  /** `[characters]`: what the shares were made of. */
  readonly scores: readonly number[];
  /** `[characters]`: by which it was drawn. */
  readonly shares: readonly number[];
  /** What it would cost to pack it: −log₂ of its share at temperature 1. */
  readonly bits: number;
  /** `[layers, heads, n]`: where the model looked, among the n characters before it that it saw. */
  readonly looks: number[][][];
}

/** How a model shall write. */
interface PlainWriting extends Choosing {
  readonly beginning: string;
  readonly length: number;
  readonly seed: number;
}

/** The keys and values of a layer, a row for each character. */
interface Kept {
  readonly keys: number[][];
  readonly values: number[][];
}

/**
 * Goes on with a text in plain numbers, character by character: the twin of `writeText`, with the looks on the way.
 *
 * Control is given back after each character.
 */
export function* plainWriting(
  model: PlainLanguageModel,
  { beginning, length, seed, ...choosing }: PlainWriting,
): Generator<void, PlainCharacter[]> {
  const { characters, size } = model;
  const random = randomOf(seed);
  const written: PlainCharacter[] = [];
  let seen = Array.from(beginning.slice(-size.context), (character) => characters.indexOf(character));
  let past = emptyPast(model);
  while (written.length < length) {
    if (seen.length > size.context)
      [seen, past] = [seen.slice(-Math.ceil(size.context / 2)), emptyPast(model)];
    let next = nextOf(model, seen[past[0]!.keys.length]!, past);
    while (past[0]!.keys.length < seen.length) next = nextOf(model, seen[past[0]!.keys.length]!, past);
    const shares = sharesOf(next.scores, choosing);
    const place = drawnFrom(shares, random());
    const bits = -Math.log2(softmax(next.scores)[place]!);
    written.push({ character: characters[place]!, ...next, shares, bits });
    seen.push(place);
    yield;
  }
  return written;
}

function emptyPast({ layers }: PlainLanguageModel): Kept[] {
  return layers.map(() => ({ keys: [], values: [] }));
}

// Puts one more character in: its keys and values come to those of the past.
function nextOf(
  { table, positions, layers, last, size }: PlainLanguageModel,
  character: number,
  past: readonly Kept[],
): { scores: number[]; looks: number[][][] } {
  let row = plus(table[character]!, positions[past[0]!.keys.length]!);
  const looks = layers.map((layer, l) => {
    const kept = past[l]!;
    const word = normal(row, layer.norms[0]);
    kept.keys.push(through(layer.key, word));
    kept.values.push(through(layer.value, word));
    const { found, shares } = lookOf(through(layer.query, word), kept, size.headCount);
    row = plus(row, through(layer.output, found));
    row = plus(row, bentThrough(layer.hidden, layer.thought, normal(row, layer.norms[1])));
    return shares;
  });
  const asked = normal(row, last);
  return { scores: table.map((answer) => dot(answer, asked)), looks };
}

// The heads' numbers lie side by side.
function lookOf(query: readonly number[], { keys, values }: Kept, headCount: number) {
  const size = query.length / headCount;
  const found = Array<number>(query.length).fill(0);
  const shares = Array.from({ length: headCount }, (_, head) => {
    const [first, end] = [head * size, (head + 1) * size];
    const weights = softmax(keys.map((key) => productOf(query, key, first, end) / Math.sqrt(size)));
    for (const [i, value] of values.entries())
      for (let c = first; c < end; c++) found[c]! += weights[i]! * value[c]!;
    return weights;
  });
  return { found, shares };
}

function productOf(a: readonly number[], b: readonly number[], first: number, end: number): number {
  let sum = 0;
  for (let c = first; c < end; c++) sum += a[c]! * b[c]!;
  return sum;
}

// The first whose share, with those before it, is beyond what was drawn.
function drawnFrom(shares: readonly number[], drawn: number): number {
  let left = drawn;
  const place = shares.findIndex((share) => {
    left -= share;
    return share > 0 && left < 0;
  });
  return place < 0 ? shares.findLastIndex((share) => share > 0) : place;
}
