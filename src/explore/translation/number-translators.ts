import type { PlainLayer } from '../plain/layers.js';
import { type Taker, taker } from '../plain/taker.js';
import type { PlainHeads } from './plain-look.js';
import type { PlainHalf, PlainTranslator } from './plain-translator.js';

/** What numbers are translated with. */
export interface NumberTranslators {
  readonly german: PlainTranslator;
  readonly french: PlainTranslator;
  /** Trained without a causal mask. */
  readonly noMask: PlainTranslator;
}

interface Stored {
  readonly translators: readonly { name: string; sourceWords: string[]; targetWords: string[] }[];
}

const [D_MODEL, D_HIDDEN] = [32, 64];

/**
 * Reads the kit's translators of numbers.
 *
 * @param read gives the bytes of a file of the kit's data
 */
export async function numberTranslatorsFrom(
  read: (name: string) => Promise<Uint8Array>,
): Promise<NumberTranslators> {
  const [texts, bytes] = await Promise.all(
    ['translation/translators.json', 'translation/translators.bin'].map(read),
  );
  const { translators }: Stored = JSON.parse(new TextDecoder().decode(texts));
  const take = taker(bytes!);
  const all = translators.map((words) => [words.name, takeTranslator(take, words)] as const);
  return Object.fromEntries(all) as unknown as NumberTranslators;
}

type Words = Pick<PlainTranslator, 'sourceWords' | 'targetWords'>;

function takeTranslator(take: Taker, { sourceWords, targetWords }: Words): PlainTranslator {
  return {
    sourceWords,
    targetWords,
    source: take.matrix(sourceWords.length, D_MODEL),
    target: take.matrix(targetWords.length, D_MODEL),
    encoder: takeHalf(take, 2),
    memory: take.norm(D_MODEL),
    decoder: takeDecoder(take),
    last: take.norm(D_MODEL),
    output: take.layer(D_MODEL, targetWords.length),
  };
}

function takeHeads({ product }: Taker): PlainHeads {
  const [query, key, value, output] = [0, 1, 2, 3].map(() => product(D_MODEL, D_MODEL)) as Four;
  return { query, key, value, output };
}

type Four = [PlainLayer, PlainLayer, PlainLayer, PlainLayer];

function takeHalf(take: Taker, normCount: number): PlainHalf {
  return { heads: takeHeads(take), ...takeRest(take, normCount) };
}

function takeDecoder(take: Taker): PlainTranslator['decoder'] {
  return { heads: takeHeads(take), across: takeHeads(take), ...takeRest(take, 3) };
}

function takeRest({ layer, norm }: Taker, normCount: number) {
  const [hidden, thought] = [layer(D_MODEL, D_HIDDEN), layer(D_HIDDEN, D_MODEL)];
  return { hidden, thought, norms: Array.from({ length: normCount }, () => norm(D_MODEL)) };
}
