import { softmax } from '../../attention/word-by-word-attention.js';
import { peakOf } from '../../plot/extremes.js';
import { bentThrough, normal, type PlainLayer, type PlainNorm, plus, through } from '../plain/layers.js';
import { keptOf, lookOf, type PlainHeads, type PlainKept } from './plain-look.js';

/** The learned numbers of a translator, and the words it knows. */
export interface PlainTranslator {
  readonly sourceWords: readonly string[];
  /** The first two are `⟨start⟩` and `⟨end⟩`. */
  readonly targetWords: readonly string[];
  /** `[words, 32]` */
  readonly source: number[][];
  readonly target: number[][];
  readonly encoder: PlainHalf;
  readonly memory: PlainNorm;
  readonly decoder: PlainHalf & { readonly across: PlainHeads };
  readonly last: PlainNorm;
  readonly output: PlainLayer;
}

/** A layer of the encoder or the decoder. */
export interface PlainHalf {
  readonly heads: PlainHeads;
  readonly hidden: PlainLayer;
  readonly thought: PlainLayer;
  /** One before each part. */
  readonly norms: readonly PlainNorm[];
}

/** One word that was foretold. */
export interface Foretold {
  /** `[words]`: the share of each that could come. */
  readonly shares: number[];
  /** `[m]`: where the decoder looked in the source, the mean of the heads. */
  readonly look: number[];
}

const LONGEST = 40;

/**
 * Translates word by word, in plain numbers: the slow twin of `translate`, with the looks on the way.
 *
 * @returns for each target word, and last for `⟨end⟩`, how it was foretold
 */
export function plainTranslation(net: PlainTranslator, source: readonly string[]): Foretold[] {
  const memory = keptOf(memoryOf(net, source), net.decoder.across);
  const past: PlainKept = { keys: [], values: [] };
  const foretold: Foretold[] = [];
  let word = 0; // ⟨start⟩
  while (foretold.length < LONGEST && word !== END) {
    const next = nextOf(net, placed(net.target[word]!, foretold.length), { past, memory });
    foretold.push(next);
    word = peakOf(next.shares);
  }
  return foretold;
}

const END = 1;

/** `[m, 32]`: what the encoder makes of the source. */
function memoryOf({ sourceWords, source, encoder, memory }: PlainTranslator, words: readonly string[]) {
  const rows = words.map((word, i) => placed(source[sourceWords.indexOf(word)]!, i));
  const seen = rows.map((row) => normal(row, encoder.norms[0]!));
  const kept = keptOf(seen, encoder.heads);
  return rows.map((row, i) => {
    const attended = plus(row, lookOf(seen[i]!, kept, encoder.heads).found);
    return normal(thoughtAbout(attended, encoder, 1), memory);
  });
}

// The keys and values of this word come to those of the past.
function nextOf(
  { decoder, last, output }: PlainTranslator,
  row: number[],
  { past, memory }: { past: PlainKept; memory: PlainKept },
): Foretold {
  const seen = normal(row, decoder.norms[0]!);
  const own = keptOf([seen], decoder.heads);
  past.keys.push(own.keys[0]!);
  past.values.push(own.values[0]!);
  const attended = plus(row, lookOf(seen, past, decoder.heads).found);
  const across = lookOf(normal(attended, decoder.norms[1]!), memory, decoder.across);
  const updated = thoughtAbout(plus(attended, across.found), decoder, 2);
  return { shares: softmax(through(output, normal(updated, last))), look: across.weights };
}

function thoughtAbout(row: number[], { hidden, thought, norms }: PlainHalf, norm: number): number[] {
  return plus(row, bentThrough(hidden, thought, normal(row, norms[norm]!)));
}

// A word's numbers and those of its place, sine and cosine in turn.
function placed(word: readonly number[], place: number): number[] {
  return word.map((value, c) => {
    const angle = place / 10000 ** ((2 * Math.floor(c / 2)) / word.length);
    return value + (c % 2 === 0 ? Math.sin(angle) : Math.cos(angle));
  });
}
