import { wordByWordAttention } from '../../attention/word-by-word-attention.js';
import { nearest } from '../../text/nearest.js';
import { nearestOfEach } from '../../text/nearest-of-each.js';
import { nearestSpellings } from '../../text/nearest-spellings.js';
import { tokenize } from '../../text/tokenize.js';
import type { WordVectors } from '../../text/word-vectors.js';
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

/**
 * Reads a text with the trained head: tokens, scores, shares, and the nearest words before and after, as far as they are shown.
 */
export function readingOf(text: string, lexicon: Lexicon, shows: Shown): Reading {
  const { vectors, head } = lexicon;
  if (text.trim() === '') return nothingRead;
  const tokens = tokenize(text).slice(0, MOST_WORDS);
  const words = tokens.filter((token) => vectors.rowOf.has(token));
  const others = tokens.filter((token) => !vectors.rowOf.has(token));
  const unknown = Object.fromEntries(others.map((token) => [token, spellings(lexicon, token)]));
  if (words.length === 0) return { ...nothingRead, tokens, unknown };
  const { scores, weights, output } = wordByWordAttention(
    words.map((word) => [...rowOf(vectors, word)]),
    head,
  );
  return {
    tokens,
    unknown,
    words,
    ...(hasScores(shows) ? { scores: storedScores(scores, head, shows) } : {}),
    weights: weights.map((row) => row.map(stored)),
    before: words.map((word) => (shows === 'scores' ? [] : neighbors(lexicon, word))),
    after: shows === 'scores' ? words.map(() => []) : nearWordsOfEach(lexicon, output),
  };
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

function nearWordsOfEach({ vectors, squares }: Lexicon, rows: number[][]): string[][] {
  const found = nearestOfEach(vectors, rows, { count: NEAR, squares });
  return found.map((near) => near.map(({ word }) => word));
}

function nearWords(
  { vectors, squares }: Lexicon,
  vector: ArrayLike<number>,
  except: string[] = [],
): string[] {
  return nearest(vectors, vector, { count: NEAR, except, squares }).map(({ word }) => word);
}

/** What depends on one word alone is worked out once: a key press changes one word of many. */
function remembered(work: (lexicon: Lexicon, word: string) => string[]) {
  const known = new WeakMap<Lexicon, Map<string, string[]>>();
  return (lexicon: Lexicon, word: string): string[] => {
    const ofThese = known.get(lexicon) ?? new Map<string, string[]>();
    known.set(lexicon, ofThese);
    const answer = ofThese.get(word) ?? work(lexicon, word);
    ofThese.set(word, answer);
    return answer;
  };
}

const neighbors = remembered((lexicon, word) => nearWords(lexicon, rowOf(lexicon.vectors, word), [word]));
const spellings = remembered(({ vectors }, word) => nearestSpellings(word, vectors.words, NEAR));
