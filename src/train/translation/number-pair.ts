import { described } from '../../check/described.js';
import { checkOptions } from '../../check/options.js';
import { checkOneOf } from '../../check/values.js';
import { numberPieces, type Piece } from '../../text/number-words.js';
import type { WordPair } from './word-pair.js';

/** The languages that numbers can be translated into. */
export type TargetLanguage = 'german' | 'french';

/** Into what both languages are cut: words, or their letters. */
export type CutBy = 'words' | 'letters';

/** The largest number that has words. */
export const LARGEST = 999_999;

/**
 * A number in English words, in German or French words, and which come from which.
 *
 * German puts ones before tens (*fünf-und-vierzig*); French counts in words (*soixante-dix*, sixty-ten).
 * By letters, it is written as each language writes it: with blanks, in one word, or with hyphens.
 *
 * @param number a whole number, 0 to 999,999
 * @param language of the target
 * @param options `by`: what it is cut into (`'words'`)
 * @returns source and target words; for each target word the places of the source words that it can come from
 * @throws {RangeError} if there are no words for the number
 * @example
 * const { source, target, from } = numberPair(45, 'german');
 * source; // → ['forty', 'five']
 * target; // → ['fünf', 'und', 'vierzig']
 * from; // → [[1], [], [0]]
 * numberPair(45, 'german', { by: 'letters' }).source.join('|'); // → 'f|o|r|t|y| |f|i|v|e'
 */
export function numberPair(number: number, language: TargetLanguage, options: { by?: CutBy } = {}): WordPair {
  checkNumber('numberPair', 'number', number);
  checkOneOf('german', 'french')('numberPair', 'language', language);
  checkOptions('numberPair', options, { by: checkOneOf('words', 'letters') });
  const cut = options.by === 'letters' ? lettersOf : (pieces: Piece[]) => pieces;
  const english = cut(numberPieces(number, 'english'), ' ');
  const other = cut(numberPieces(number, language), language === 'french' ? '-' : '');
  const sharesPart = (parts: readonly string[]) => (place: number) =>
    english[place]![1].some((part) => parts.includes(part));
  return {
    source: english.map(([word]) => word),
    target: other.map(([word]) => word),
    from: other.map(([, parts]) => [...english.keys()].filter(sharesPart(parts))),
  };
}

/** The letters of pieces; those of one stand for the same parts, and what joins them for none. */
function lettersOf(pieces: Piece[], joint: string): Piece[] {
  return pieces.flatMap(([word, parts], i) => [
    ...(i > 0 ? [...joint] : []).map((letter): Piece => [letter, []]),
    ...[...word].map((letter): Piece => [letter, parts]),
  ]);
}

/** Asserts that a number is one that has words. */
export function checkNumber(caller: string, name: string, value: unknown): void {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST) return;
  const Kind = typeof value === 'number' ? RangeError : TypeError;
  throw new Kind(
    `${caller}: expected ${name} as a whole number from 0 to ${LARGEST}, got ${described(value)}`,
  );
}
