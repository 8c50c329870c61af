import { checkHas } from '../../check/options.js';
import { checkEach, checkPositive } from '../../check/values.js';
import { checkCharacters, checkReadable } from './language-model.js';
import { idsOf } from './through-language-model.js';

/** How often which character follows which. */
export interface BigramTable {
  characters: string;
  /** `[characters][characters]`: row i has the shares of those that follow character i; each sums to 1. */
  shares: number[][];
}

/**
 * Counts in a text how often each character follows each: what can be known of the next character from one before.
 *
 *     p(b | a) = (1 + times that b follows a) / (characters + times that anything follows a)
 *
 * The 1 keeps what never came from being impossible.
 *
 * @param text what is counted
 * @param characters each once
 * @throws {RangeError} if the text has another character
 * @example
 * bigramTable('abab', 'ab').shares; // → [[0.25, 0.75], [2 / 3, 1 / 3]]
 */
export function bigramTable(text: string, characters: string): BigramTable {
  checkCharacters('bigramTable', 'characters', characters);
  checkReadable('bigramTable', 'text', text, characters, 2);
  const ids = idsOf(text, characters);
  const counts = Array.from(characters, () => new Array<number>(characters.length).fill(1));
  for (let i = 1; i < ids.length; i++) counts[ids[i - 1]!]![ids[i]!]! += 1;
  const shares = counts.map((row) => {
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count) => count / sum);
  });
  return { characters, shares };
}

/**
 * How many bits a table needs for a character of a text, on the mean: what `bitsPerCharacter` says of a model.
 *
 * @param table as of `bigramTable`
 * @param text two characters or more
 * @throws {RangeError} if the table doesn't know a character
 * @example
 * const pairs = bigramTable('abab', 'ab');
 * bigramBits(pairs, 'aa'); // → 2
 * bigramBits({ characters: 'abcd', shares: Array(4).fill([0.25, 0.25, 0.25, 0.25]) }, 'abcdd'); // → 2
 */
export function bigramBits(table: BigramTable, text: string): number {
  checkTable('bigramBits', table);
  checkReadable('bigramBits', 'text', text, table.characters, 2);
  const ids = idsOf(text, table.characters);
  let sum = 0;
  for (let i = 1; i < ids.length; i++) sum -= Math.log2(table.shares[ids[i - 1]!]![ids[i]!]!);
  return sum / (ids.length - 1);
}

function checkTable(caller: string, table: BigramTable): void {
  const shares = checkEach(checkEach(checkPositive));
  checkHas(caller, 'table', table, { characters: checkCharacters, shares });
  const count = table.characters.length;
  const odd = [table.shares, ...table.shares].find(({ length }) => length !== count);
  if (odd)
    throw new RangeError(`${caller}: expected table.shares of ${count} rows and columns, got ${odd.length}`);
}
