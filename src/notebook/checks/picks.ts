import { described } from '../../check/described.js';
import { checkObject, checkTexts } from '../../check/values.js';
import { type Check, checkWith } from './judge/define-check.js';
import { largest } from './judge/extremes.js';
import type { Givens } from './judge/givens.js';
import { readNumbers, rowsOf } from './judge/numbers.js';
import { list } from './judge/shapes.js';
import { isStrange } from './judge/strange.js';
import { right, type Verdict, waiting, wrong } from './judge/verdict.js';

/** Who should find whom. */
export interface PicksGiven {
  /** [n]: the words, in the order of rows and columns */
  tokens: readonly string[];
  /** For each word that looks for somebody, the word that it should give its largest score. */
  wanted: Readonly<Record<string, string>>;
}

const GIVEN: Givens<PicksGiven> = { tokens: checkTexts, wanted: checkObject };

/**
 * Checks that words find whom they should: the largest score in a word's row belongs to the word it looks for.
 *
 * As long as no word can decide for one, the question is open.
 *
 * @param answer [n, n]: scores, each row by the word that looks
 * @param given tokens, and who should find whom
 * @throws {RangeError} when a word of `wanted` is not among the tokens
 * @example
 * const [tokens, wanted] = [['they', 'dogs', 'are'], { they: 'dogs' }];
 * check.picks([[5, 2, 1], [0, 1, 0], [0, 0, 1]], { tokens, wanted }); // prints ✗ picks: they picks they
 */
export const picks: Check<PicksGiven> = checkWith({ check: 'picks', given: GIVEN }, (answer, given) => {
  checkWords(given);
  const read = readNumbers(answer);
  if (isStrange(read)) return wrong(read.text, read.mistake);
  const n = given.tokens.length;
  return read.shape.join() === `${n},${n}`
    ? judge(rowsOf(answer), given)
    : wrong(
        `expected a score for each pair of words, which makes [${n}, ${n}], got ${list(read.shape)}`,
        'shape',
      );
});

function checkWords({ tokens, wanted }: PicksGiven): void {
  const words = Object.entries(wanted).flat();
  const odd = words.findIndex((word) => !tokens.includes(word));
  if (odd < 0) return;
  throw new RangeError(
    `check.picks: expected words out of ${tokens.join(', ')}, got ${described(words[odd])}`,
  );
}

function judge(rows: number[][], { tokens, wanted }: PicksGiven): Verdict {
  const wishes = Object.entries(wanted).map(
    ([from, to]) => [tokens.indexOf(from), tokens.indexOf(to)] as const,
  );
  const failed = wishes.filter(([i, j]) => !rows[i]!.every((score, k) => k === j || score < rows[i]![j]!));
  if (failed.length === 0) return right('all words find whom they should');
  const told = failed.map(([i]) => whatHappens(rows[i]!, i, tokens)).join('; ');
  if (wishes.every(([i]) => isUndecided(rows[i]!))) return waiting(`not decided yet: ${told}`);
  if (rows.every((row, i) => row.every((score, j) => close(score, rows[j]![i]!))))
    return wrong(
      'the scores are a mirror: who looks and who is looked at get the same number; can both matrices be alike?',
      'mirror',
    );
  if (wishes.every(([i, j]) => rows[i]!.every((score, k) => k === j || score > rows[i]![j]!)))
    return wrong('each word finds the one that it should find least: are all signs turned?', 'sign');
  if (wishes.every(([i, j]) => rows.every((row, k) => k === j || row[i]! < rows[j]![i]!)))
    return wrong('it is the columns that are right: do keys ask here, and queries answer?', 'exchanged');
  return wrong(told, causeOf(rows, failed));
}

// What the words that fail have in common.
function causeOf(rows: number[][], failed: readonly (readonly [from: number, to: number])[]): string {
  const picked = failed.map(([i]) => rows[i]!.indexOf(largest(rows[i]!)));
  if (failed.some(([i]) => rows[i]!.some(Number.isNaN))) return 'nan';
  if (failed.every(([i, j]) => rows[i]![j] === largest(rows[i]!))) return 'undecided';
  if (failed.every(([i], k) => picked[k] === i)) return 'itself';
  return 'picks-another';
}

function isUndecided(row: number[]): boolean {
  const most = largest(row);
  return row.filter((score) => score === most).length > 1;
}

function whatHappens(row: number[], from: number, tokens: readonly string[]): string {
  const most = largest(row);
  if (Number.isNaN(most)) return `${tokens[from]} has a score that is no number`;
  const best = tokens.filter((_, j) => row[j] === most);
  return best.length > 1
    ? `${tokens[from]} can’t decide between ${best.join(' and ')}`
    : `${tokens[from]} picks ${best[0]}`;
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-4 * Math.max(1, Math.abs(a));
}
