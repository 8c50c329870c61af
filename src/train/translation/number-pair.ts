import { described } from '../../check/described.js';
import { checkOneOf } from '../../check/values.js';
import { numberPieces } from './number-words.js';
import type { WordPair } from './word-pair.js';

/** The languages that numbers can be translated into. */
export type TargetLanguage = 'german' | 'french';

/** The largest number that has words. */
export const LARGEST = 999_999;

/**
 * A number in English words, in German or French words, and which come from which.
 *
 * German puts ones before tens (*fünf-und-vierzig*); French counts in words (*soixante-dix*, sixty-ten).
 *
 * @param number a whole number, 0 to 999,999
 * @param language of the target
 * @returns source and target words; for each target word the places of the source words that it can come from
 * @throws {RangeError} if there are no words for the number
 * @example
 * const { source, target, from } = numberPair(45, 'german');
 * source; // → ['forty', 'five']
 * target; // → ['fünf', 'und', 'vierzig']
 * from; // → [[1], [], [0]]
 */
export function numberPair(number: number, language: TargetLanguage): WordPair {
  checkNumber('numberPair', 'number', number);
  checkOneOf('german', 'french')('numberPair', 'language', language);
  const english = numberPieces(number, 'english');
  const other = numberPieces(number, language);
  const sharesPart = (parts: readonly string[]) => (place: number) =>
    english[place]![1].some((part) => parts.includes(part));
  return {
    source: english.map(([word]) => word),
    target: other.map(([word]) => word),
    from: other.map(([, parts]) => [...english.keys()].filter(sharesPart(parts))),
  };
}

/** Asserts that a number is one that has words. */
export function checkNumber(caller: string, name: string, value: unknown): void {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST) return;
  const Kind = typeof value === 'number' ? RangeError : TypeError;
  throw new Kind(
    `${caller}: expected ${name} as a whole number from 0 to ${LARGEST}, got ${described(value)}`,
  );
}
