import { checkHas } from '../check/options.js';
import { type Check, checkEach, checkText, checkTexts, checkWhole } from '../check/values.js';
import type { SentenceWords } from '../train/index.js';
import { least } from './simple-guesses.js';

/** A pronoun or an adjective in a sentence, the word that it looks at most, and the one that it is about. */
export interface Look {
  tokens: readonly string[];
  /** Place of the word that looks, from 0. */
  at: number;
  most: string;
  right: string;
}

/** How often a head was right, and how often two rules would have been. */
export type Compared = Record<string, string | number>;

/**
 * How many looks go to the right noun, beside two rules that need no head, apart for pronouns and adjectives and for sentences
 * with one noun and with two.
 *
 * The rules are told what a noun is: one takes the nearest, the other always the first.
 *
 * @param looks what looks where, and where it should
 * @param nouns all nouns that may stand in the sentences
 * @returns a record for each kind of which there are any: counts as text, shares of right answers from 0 to 1
 * @throws {RangeError} when a look's place isn't in its sentence
 * @example
 * const looks = [{ tokens: ['dogs', 'like', 'cats', 'if', 'they', 'run'], at: 4, most: 'dogs', right: 'dogs' }];
 * compareWithRules(looks, [['dogs', 'dog'], ['cats', 'cat']]);
 * // → [{ 'who looks': 'pronouns', nouns: 'two', cases: '1', head: 1, 'nearest noun': 0, 'first noun': 1 }]
 */
export function compareWithRules(looks: readonly Look[], nouns: SentenceWords['nouns']): Compared[] {
  checkEach(checkLook)('compareWithRules', 'looks', looks);
  checkEach(checkTexts)('compareWithRules', 'nouns', nouns);
  const known = new Set(nouns.flat());
  const all = looks.map((look) => ({ ...look, places: nounPlaces(look.tokens, known) }));
  const kinds = ['pronouns', 'adjectives'].flatMap((who) => ['one', 'two'].map((count) => ({ who, count })));
  return kinds.flatMap(({ who, count }) => {
    const some = all.filter((look) => kindOf(look) === who && countOf(look) === count);
    return some.length === 0 ? [] : [{ 'who looks': who, nouns: count, ...judge(some) }];
  });
}

const checkLook: Check = (caller, name, look) => {
  checkHas(caller, name, look, { tokens: checkTexts, at: checkWhole, most: checkText, right: checkText });
  const { tokens, at } = look as Look;
  if (at < 0 || at >= tokens.length)
    throw new RangeError(`${caller}: expected ${name}.at below ${tokens.length}, got ${at}`);
};

interface PlacedLook extends Look {
  places: number[];
}

function nounPlaces(tokens: readonly string[], known: ReadonlySet<string>): number[] {
  return tokens.flatMap((token, i) => (known.has(token) ? [i] : []));
}

function kindOf({ tokens, at }: Look): string {
  return ['they', 'it'].includes(tokens[at]!) ? 'pronouns' : 'adjectives';
}

function countOf({ places }: PlacedLook): string {
  return places.length > 1 ? 'two' : 'one';
}

function judge(looks: readonly PlacedLook[]) {
  const share = (isRight: (look: PlacedLook) => boolean) => looks.filter(isRight).length / looks.length;
  return {
    cases: `${looks.length}`,
    head: share(({ most, right }) => most === right),
    'nearest noun': share(
      ({ tokens, at, places, right }) => tokens[least(places, (i) => Math.abs(i - at))] === right,
    ),
    'first noun': share(({ tokens, places, right }) => tokens[places[0]!] === right),
  };
}
