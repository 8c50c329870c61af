import { peakOf } from '../../plot/extremes.js';
import { pack } from '../heads/pack.js';
import { meanOf } from '../plain/layers.js';
import { type PlainCharacter, plainWriting } from './plain-writing.js';
import type { WritingModel } from './writing-models.js';
import {
  type Asked,
  askedOf,
  FEW,
  LENGTH,
  textAsked,
  type WritingReading,
  type WritingState,
} from './writing-state.js';

/** Writes a text, with what was seen on the way; control is given back in between. */
export function* writingReading(
  { model, shipped, known }: WritingModel,
  asked: Asked & Pick<WritingState, 'layer' | 'head'>,
): Generator<void, WritingReading> {
  const name = textAsked(asked);
  const { temperature, top, seed, beginning } = asked;
  const how = { beginning, length: LENGTH, seed, temperature, ...(top ? { top } : {}) };
  const found = known.get(name) ?? (yield* plainWriting(model, how));
  known.clear(); // only another head is asked for of the same text
  known.set(name, found);
  const looks = found.map(({ looks }) => {
    const heads = looks[asked.layer - 1]!;
    return asked.head === 0 ? meanOf(heads) : heads[asked.head - 1]!;
  });
  const orders = found.map(orderOf);
  return {
    of: askedOf(asked),
    shipped,
    characters: model.characters,
    written: found.map(({ character }) => character).join(''),
    bits: stored(found.reduce((sum, { bits }) => sum + bits, 0) / LENGTH),
    shares: found.map(({ character, shares }) => stored(shares[model.characters.indexOf(character)]!)),
    likeliest: orders.map((order) => order.map((place) => model.characters[place]).join('')),
    likely: orders.map((order, i) => order.map((place) => stored(found[i]!.shares[place]!))),
    looks: looks.map(pack),
    most: looks.map((row) => [row.length - peakOf(row), stored(row[peakOf(row)]!)]),
  };
}

// By scores, that those stand there, too, which may not come.
function orderOf({ scores }: PlainCharacter): number[] {
  return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, FEW);
}

// As the kit's tensors have it, in float32.
function stored(value: number): number {
  return Number(Math.fround(value).toPrecision(6));
}
