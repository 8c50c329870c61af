import { attendedWords } from '../../attention/word-by-word-attention.js';
import { nearest } from '../../text/nearest.js';
import { nearestOfEach } from '../../text/nearest-of-each.js';
import { spellingsOf } from '../../text/nearest-spellings.js';
import { tokensIn } from '../../text/tokenize.js';
import type { WordVectors } from '../../text/word-vectors.js';
import { atOnce } from '../at-once.js';
import type { Lexicon } from './lexicon.js';

/** So many words of a sentence are read. */
export const MOST_WORDS = 14;

/** What is shown of a sentence: its words and their neighbors, scores, all steps of one word, or who looks at whom. */
export type Shown = 'words' | 'scores' | 'steps' | 'attention';

/** Whether scores belong to what is shown. */
export function hasScores(shows: Shown): boolean {
  return shows === 'scores' || shows === 'steps';
}

/** What has been read in a sentence. */
export interface Reading {
  /** All tokens; those without a vector are left out of what follows. */
  readonly tokens: readonly string[];
  /** Of each token that has no vector, what is spelled like it. */
  readonly unknown: Readonly<Record<string, readonly string[]>>;
  /** `[n]`: the tokens that have a vector. */
  readonly words: readonly string[];
  /** `[n, n]`: what each query scores for each key, where scores are shown; divided by √dK where shares are, too. */
  readonly scores?: readonly (readonly number[])[];
  /** `[n, n]`: who looks at whom. */
  readonly weights: readonly (readonly number[])[];
  /** `[n]`: the words nearest to the vector of each. */
  readonly before: readonly (readonly string[])[];
  /** `[n]`: the words nearest to its new vector. */
  readonly after: readonly (readonly string[])[];
  /** Whether near words and spellings are still to be found. */
  readonly isDue?: true;
}

/** What is read where nothing is written. */
export const nothingRead: Reading = {
  tokens: [],
  unknown: {},
  words: [],
  weights: [],
  before: [],
  after: [],
};

const NEAR = 3;

/** Reads a text with the trained head: tokens, scores, shares, and the nearest words before and after, as far as they are shown. */
export function readingOf(text: string, lexicon: Lexicon, shows: Shown): Reading {
  return atOnce(wholeReading(text, lexicon, shows));
}

/** The same without searching through all words: what isn't known from before is still due. */
export function quickReading(text: string, lexicon: Lexicon, shows: Shown): Reading {
  const read = attentionIn(text, lexicon, shows);
  if (!read) return nothingRead;
  const { output: _, ...rest } = read;
  return {
    ...rest,
    unknown: offersFor(read, (word) => spellings.known(lexicon, word) ?? []),
    before: read.words.map((word) => (shows === 'scores' ? [] : (neighbors.known(lexicon, word) ?? []))),
    after: read.words.map(() => []),
    isDue: true,
  };
}

/** Reads a text whole; control is given back in between. */
export function* wholeReading(text: string, lexicon: Lexicon, shows: Shown): Generator<void, Reading> {
  const read = attentionIn(text, lexicon, shows);
  if (!read) return nothingRead;
  const { output, ...rest } = read;
  for (const word of shows === 'scores' ? [] : read.words) {
    neighbors(lexicon, word);
    yield;
  }
  for (const token of unknownIn(read)) {
    spellings(lexicon, token);
    yield;
  }
  const { vectors, squares } = lexicon;
  const targets = shows === 'scores' ? [] : output;
  const after = yield* nearestOfEach(vectors, targets, { count: NEAR, squares });
  return {
    ...rest,
    unknown: offersFor(read, (word) => spellings(lexicon, word)),
    before: read.words.map((word) => (shows === 'scores' ? [] : neighbors(lexicon, word))),
    after: read.words.map((_, i) => after[i]?.map(({ word }) => word) ?? []),
  };
}

/** What needs no search. */
type Attended = Pick<Reading, 'tokens' | 'words' | 'scores' | 'weights'> & { readonly output: number[][] };

function attentionIn(text: string, { vectors, head }: Lexicon, shows: Shown): Attended | undefined {
  const tokens = tokensIn(text).slice(0, MOST_WORDS);
  if (tokens.length === 0) return undefined;
  const words = tokens.filter((token) => vectors.rowOf.has(token));
  if (words.length === 0) return { tokens, words, weights: [], output: [] };
  const { scores, weights, output } = attendedWords(
    words.map((word) => [...rowOf(vectors, word)]),
    head,
  );
  return {
    tokens,
    words,
    ...(hasScores(shows) ? { scores: storedScores(scores, head, shows) } : {}),
    weights: weights.map((row) => row.map(stored)),
    output,
  };
}

function unknownIn({ tokens, words }: Pick<Reading, 'tokens' | 'words'>): string[] {
  return tokens.filter((token) => !words.includes(token));
}

function offersFor(read: Attended, offers: (word: string) => string[]): Reading['unknown'] {
  return Object.fromEntries(unknownIn(read).map((token) => [token, offers(token)]));
}

function rowOf({ rowOf, values, dModel }: WordVectors, word: string): Float32Array {
  const row = rowOf.get(word)!;
  return values.subarray(row * dModel, (row + 1) * dModel);
}

// Chapter 3 reads them before they are divided by the root.
function storedScores(scores: number[][], { wQuery }: Lexicon['head'], shows: Shown): number[][] {
  const root = shows === 'scores' ? Math.sqrt(wQuery[0]!.length) : 1;
  return scores.map((row) => row.map((score) => stored(score * root)));
}

// As selfAttention has it, in float32.
function stored(value: number): number {
  return Number(Math.fround(value).toPrecision(8));
}

function nearWords(
  { vectors, squares }: Lexicon,
  vector: ArrayLike<number>,
  except: string[] = [],
): string[] {
  return nearest(vectors, vector, { count: NEAR, except, squares }).map(({ word }) => word);
}

/** What depends on one word alone, and what of it is known already. */
interface Remembered {
  (lexicon: Lexicon, word: string): string[];
  readonly known: (lexicon: Lexicon, word: string) => string[] | undefined;
}

/** What depends on one word alone is worked out once: a key press changes one word of many. */
function remembered(work: (lexicon: Lexicon, word: string) => string[]): Remembered {
  const known = new WeakMap<Lexicon, Map<string, string[]>>();
  const answer = (lexicon: Lexicon, word: string): string[] => {
    const ofThese = known.get(lexicon) ?? new Map<string, string[]>();
    known.set(lexicon, ofThese);
    const found = ofThese.get(word) ?? work(lexicon, word);
    ofThese.set(word, found);
    return found;
  };
  return Object.assign(answer, { known: (lexicon: Lexicon, word: string) => known.get(lexicon)?.get(word) });
}

const neighbors = remembered((lexicon, word) => nearWords(lexicon, rowOf(lexicon.vectors, word), [word]));
const spellings = remembered(({ vectors }, word) => spellingsOf(word, vectors.words, NEAR));
