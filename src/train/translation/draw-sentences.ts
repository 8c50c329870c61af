import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkOneOf, checkWhole } from '../../check/values.js';
import { seededRandom } from '../seeded-random.js';
import {
  becauseClause,
  type Clause,
  clauseOf,
  reasonFirst,
  type Sentence,
  thatClause,
  type Who,
} from './sentence-pieces.js';
import { adjectives, nouns, thoughts, verbs } from './sentence-words.js';
import type { WordPair } from './word-pair.js';

/** Which sentences are asked for: those to learn from, new ones, nouns in a new role, a verb at a new place, or a clause within a clause. */
export type SentenceSplit = 'train' | 'unseen' | 'new role' | 'new place' | 'deeper';

/** What drawing may be told. */
export interface SentenceDraw {
  /** Which sentences (`'train'`). */
  split?: SentenceSplit;
  /** Chooses the sentences (1). */
  seed?: number;
}

const OPTIONS: OptionChecks<SentenceDraw> = {
  split: checkOneOf('train', 'unseen', 'new role', 'new place', 'deeper'),
  seed: checkWhole,
};

/** The verb that training never shows at a clause's end. */
const MAIN_ONLY: number = verbs.findIndex(({ english }) => english.includes('find'));

/** The nouns that training never shows as an object, one of each gender. */
const SUBJECTS_ONLY: readonly number[] = ['king', 'queen', 'calf'].map((noun) =>
  nouns.findIndex(({ english }) => english.includes(noun)),
);

/**
 * Draws sentences of a small grammar in English and German, and tells which word comes from which.
 *
 * In a German clause after *dass* or *weil* the verb goes last, and first where a clause comes before; articles and
 * endings agree in gender, number and case. Never in `'train'`: one in five pairs of verb and object (`'unseen'`),
 * *king*, *queen* and *calf* as objects (`'new role'`), the verb *find* in a clause after *dass* or *weil*
 * (`'new place'`), a *dass* within a *dass* (`'deeper'`).
 *
 * @param count how many
 * @param options which split, seed
 * @returns source and target words; for each target word the places of the source words that it can come from
 * @example
 * const [{ source, target, from }] = drawSentences(1, { split: 'deeper' });
 * source.filter((word) => word === 'that').length; // → 2
 * target.length === from.length; // → true
 */
export function drawSentences(count: number, options: SentenceDraw = {}): WordPair[] {
  checkCount('drawSentences', 'count', count);
  checkOptions('drawSentences', options, OPTIONS);
  const { split = 'train', seed = 1 } = options;
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => paired(drawSentence(split, random)));
}

function drawSentence(split: SentenceSplit, random: () => number): Sentence {
  const inner = () => clauseOf(drawClause(split, false, random), 'last');
  const main = () => drawClause(split, true, random);
  const that = (what: Sentence) => thatClause(drawWho(random), pick(thoughts, random), what);
  if (split === 'deeper') return that(that(inner()));
  const kinds = [
    () => clauseOf(main(), 'second'),
    () => that(inner()),
    () => becauseClause(clauseOf(main(), 'second'), inner()),
    () => reasonFirst(inner(), clauseOf(main(), 'first')),
  ];
  return pick(split === 'new place' ? kinds.slice(1) : kinds, random)();
}

/** A clause whose verb and object stand for a split. */
function drawClause(split: SentenceSplit, isMain: boolean, random: () => number): Clause {
  for (;;) {
    const [verb, object] = [place(verbs, random), place(nouns, random)];
    const isHeldOut = (verb + 2 * object) % 5 === 0;
    const isNewRole = SUBJECTS_ONLY.includes(object);
    const isNewPlace = !isMain && verb === MAIN_ONLY;
    if (isHeldOut !== (split === 'unseen') || isNewRole !== (split === 'new role')) continue;
    if (isNewPlace !== (split === 'new place' && !isMain)) continue;
    return {
      subject: drawWho(random),
      verb: verbs[verb]!,
      object: { ...drawWho(random), noun: nouns[object]! },
    };
  }
}

function drawWho(random: () => number): Who {
  const [noun, isMany] = [pick(nouns, random), random() < 0.5];
  return { noun, isMany, adjective: random() < 0.4 ? pick(adjectives, random) : undefined };
}

const place = (list: readonly unknown[], random: () => number): number => Math.floor(random() * list.length);
const pick = <Item>(list: readonly Item[], random: () => number): Item => list[place(list, random)]!;

/** Both orders as a pair of sentences. */
function paired({ english, german }: Sentence): WordPair {
  const source = english.filter(([word]) => word !== undefined);
  return {
    source: source.map(([word]) => word!),
    target: german.map(([, word]) => word!),
    from: german.map((piece) => (source.includes(piece) ? [source.indexOf(piece)] : [])),
  };
}
