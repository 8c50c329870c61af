import { checkHas, checkOptions } from '../check/options.js';
import { type Check, checkEach, checkOneOf, checkSizes, checkTexts, checkWhole } from '../check/values.js';
import type { SentenceWords } from './head-words.js';
import { seededRandom } from './seeded-random.js';

/** So many sentences are made in seconds, and fit a kernel's memory. */
export const MOST_SENTENCES = 1_000_000;

/** A sentence, and for each word the word that it is about, or `null` where the sentence doesn't tell. */
export interface Sentence {
  tokens: string[];
  about: (string | null)[];
}

/** Words in capitals are filled in; a slot with ? is left out half of the time. */
const PATTERNS = [
  'THE? NOUNS ARE VERY? ADJECTIVE BECAUSE they ARE VERY? ADJECTIVE',
  'BECAUSE they ARE VERY? ADJECTIVE , THE? NOUNS ARE VERY? ADJECTIVE',
  'THE? ADJECTIVE NOUNS ARE VERY? ADJECTIVE',
  'THAT NOUN IS VERY? ADJECTIVE BECAUSE it IS VERY? ADJECTIVE',
  'BECAUSE it IS VERY? ADJECTIVE , THAT NOUN IS VERY? ADJECTIVE',
  'THE? NOUNS NEED THAT NOUN BECAUSE they ARE VERY? ADJECTIVE',
  'THE? NOUNS NEED THAT NOUN BECAUSE it IS VERY? ADJECTIVE',
  'THAT NOUN NEEDS THE? NOUNS BECAUSE they ARE VERY? ADJECTIVE',
  'THAT NOUN NEEDS THE? NOUNS BECAUSE it IS VERY? ADJECTIVE',
  'BECAUSE they ARE VERY? ADJECTIVE , THE? NOUNS NEED THAT NOUN',
  'BECAUSE it IS VERY? ADJECTIVE , THE? NOUNS NEED THAT NOUN',
  'BECAUSE they ARE VERY? ADJECTIVE , THAT NOUN NEEDS THE? NOUNS',
  'BECAUSE it IS VERY? ADJECTIVE , THAT NOUN NEEDS THE? NOUNS',
];

/** Forms that no sentence of training has. */
const NEW_PATTERNS = [
  'they ARE VERY? ADJECTIVE , THE? ADJECTIVE NOUNS',
  'if THE? NOUNS ARE VERY? ADJECTIVE , then they ARE ADJECTIVE',
  'when it IS VERY? ADJECTIVE , THAT NOUN IS ADJECTIVE',
  'THAT NOUN IS ADJECTIVE and ADJECTIVE , so it IS ADJECTIVE',
  'THE? NOUNS with THAT NOUN ARE here because they ARE VERY? ADJECTIVE',
  'THE? NOUNS with THAT NOUN ARE here because it IS VERY? ADJECTIVE',
  'if they ARE VERY? ADJECTIVE , give THE? NOUNS to THAT NOUN',
  'if it IS VERY? ADJECTIVE , give THE? NOUNS to THAT NOUN',
  'we found THAT NOUN in THE? NOUNS , and it IS VERY? ADJECTIVE',
  'we found THAT NOUN in THE? NOUNS , and they ARE VERY? ADJECTIVE',
  'we found THE? NOUNS in THAT NOUN , and it IS VERY? ADJECTIVE',
  'we found THE? NOUNS in THAT NOUN , and they ARE VERY? ADJECTIVE',
];

const FORMS = { trained: PATTERNS, new: NEW_PATTERNS };

const CHOICES: Record<string, readonly string[]> = {
  THE: ['the', 'these', 'many'],
  THAT: ['the', 'this'],
  ARE: ['are', 'were'],
  IS: ['is', 'was'],
  NEED: ['need', 'like', 'see'],
  NEEDS: ['needs', 'likes', 'sees'],
  BECAUSE: ['because', 'since', 'and', 'but'],
  VERY: ['really', 'often'],
};

/** The words that all generated sentences share. */
export const functionWords: readonly string[] = [
  ...new Set([...Object.values(CHOICES).flat(), 'they', 'it', ',']),
];

/** Asserts that a value is words to fill sentences with: two nouns and an adjective at least. */
export const checkWords: Check = (caller, name, value) => {
  checkHas(caller, name, value, { nouns: checkEach(checkTexts), adjectives: checkTexts });
  const { nouns, adjectives } = value as SentenceWords;
  const odd = nouns.findIndex((noun) => noun.length !== 2);
  if (odd >= 0)
    throw new RangeError(
      `${caller}: expected a plural and a singular in ${name}.nouns[${odd}], got ${nouns[odd]!.length} words`,
    );
  if (nouns.length < 2 || adjectives.length === 0)
    throw new RangeError(
      `${caller}: expected ${name} of two nouns and an adjective or more, got ${nouns.length} and ${adjectives.length}`,
    );
};

type Pick = <T>(from: readonly T[]) => T;

/**
 * Makes sentences such as "these robots are really clever because they are fast", and says what each word is about.
 *
 * *they* is about the plural noun, *it* about the singular one, an adjective about the only noun; any other word is about itself.
 * In a sentence with two nouns, such as "the robots need this battery because it is cheap", only the pronoun's `about` is given.
 *
 * @param count how many sentences
 * @param words the nouns and adjectives to fill in
 * @param seed the same seed gives the same sentences
 * @param options `forms`: how sentences are built, as in training (`'trained'`, default) or as none of these is (`'new'`)
 * @throws {RangeError} when `count` is not a whole number from 1 to 1,000,000
 * @example
 * const words = { nouns: [['cats', 'cat'], ['dogs', 'dog']], adjectives: ['quick', 'kind'] };
 * const [first] = generateSentences(1, words, 7);
 * first.tokens.join(' '); // → 'these dogs were kind since they were kind'
 * first.about.join(' '); // → 'these dogs were dogs since dogs were dogs'
 */
export function generateSentences(
  count: number,
  words: SentenceWords,
  seed: number,
  options: { forms?: 'trained' | 'new' } = {},
): Sentence[] {
  checkSizes('generateSentences', { count }, MOST_SENTENCES);
  checkWords('generateSentences', 'words', words);
  checkWhole('generateSentences', 'seed', seed);
  checkOptions('generateSentences', options, { forms: checkOneOf('trained', 'new') });
  const patterns = FORMS[options.forms ?? 'trained'];
  const random = seededRandom(seed);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)]!;
  return Array.from({ length: count }, () => {
    const slots = pick(patterns).split(' ');
    const kept = slots.filter((slot) => !slot.endsWith('?') || random() < 0.5);
    return fillSlots(
      kept.map((slot) => slot.replace('?', '')),
      words,
      pick,
    );
  });
}

function fillSlots(slots: string[], { nouns, adjectives }: SentenceWords, pick: Pick): Sentence {
  const pluralOne = pick(nouns);
  const singularOne = pick(nouns.filter((noun) => noun !== pluralOne));
  const choices: Record<string, readonly string[]> = {
    ...CHOICES,
    NOUNS: [pluralOne[0]],
    NOUN: [singularOne[1]],
    ADJECTIVE: adjectives,
  };
  const tokens = slots.map((slot) => pick(choices[slot] ?? [slot]));
  const nounSlots = slots.filter((slot) => slot === 'NOUNS' || slot === 'NOUN');
  const onlyNoun = nounSlots.length === 1 ? choices[nounSlots[0]!]![0]! : null;
  const about = slots.map((slot, i) => {
    if (slot === 'they') return pluralOne[0];
    if (slot === 'it') return singularOne[1];
    if (slot === 'ADJECTIVE' || onlyNoun === null) return onlyNoun;
    return tokens[i]!;
  });
  return { tokens, about };
}
