import { checkCount, checkText, checkTexts } from '../check/values.js';

/**
 * The words spelled most like `word`, the fewest changes first; among equals the one that comes first in `words`.
 *
 * A change is a letter added, dropped or replaced, or two neighbours swapped. Words further than a third of the letters away
 * (2 changes for short words) are left out.
 *
 * @example
 * nearestSpellings('trasnformers', ['the', 'transform', 'transformers'], 3); // → ['transformers', 'transform']
 */
export function nearestSpellings(word: string, words: readonly string[], count: number): string[] {
  checkText('nearestSpellings', 'word', word);
  checkTexts('nearestSpellings', 'words', words);
  checkCount('nearestSpellings', 'count', count);
  return spellingsOf(word, words, count);
}

/** The same with nothing checked. */
export function spellingsOf(word: string, words: readonly string[], count: number): string[] {
  const small = word.toLowerCase();
  const limit = Math.max(2, Math.floor(small.length / 3));
  return words
    .filter((other) => Math.abs(other.length - small.length) <= limit)
    .map((other) => ({ other, changes: changesBetween(small, other) }))
    .filter(({ other, changes }) => changes <= limit && changes < Math.max(small.length, other.length))
    .sort((a, b) => a.changes - b.changes)
    .slice(0, count)
    .map(({ other }) => other);
}

/** Edit distance with swaps (optimal string alignment), row by row. */
function changesBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, replaced);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
