import * as tf from '@tensorflow/tfjs';
import { type Answer, whatItIsNot } from './define-check.js';
import { waits } from './waits.js';

/** Who should find whom. */
export interface PicksGiven {
  /** [n]: the words, in the order of rows and columns */
  tokens: readonly string[];
  /** For each word that looks for somebody, the word that it should give its largest score. */
  wanted: Readonly<Record<string, string>>;
}

/**
 * Checks that words find whom they should: the largest score in a word's row belongs to the word it looks for.
 *
 * @param answer [n, n]: scores, each row by the word that looks
 * @param given tokens, and who should find whom
 * @throws {RangeError} when a word of `wanted` is not among the tokens
 * @example
 * const [tokens, wanted] = [['they', 'dogs'], { they: 'dogs' }];
 * check.picks([[5, 2], [0, 1]], { tokens, wanted }); // prints ✗ picks: they picks they
 */
export function picks(answer: Answer, given: PicksGiven): void {
  for (const word of Object.entries(given.wanted).flat())
    if (!given.tokens.includes(word))
      throw new RangeError(
        `check.picks: expected words out of ${given.tokens.join(', ')}, got ${JSON.stringify(word)}`,
      );
  if (waits('picks', answer)) return;
  const wrong = whatItIsNot(answer) ?? tf.tidy(() => judge(toTensor(answer), given));
  console.log(wrong ? `✗ picks: ${wrong}` : '✓ picks: all words find whom they should');
}

function judge(scores: tf.Tensor, { tokens, wanted }: PicksGiven): string | undefined {
  const [n, shape] = [tokens.length, scores.shape];
  if (shape.length !== 2 || shape.some((size) => size !== n))
    return `expected a score for each pair of words, which makes [${n}, ${n}], got [${shape.join(', ')}]`;
  const rows = scores.arraySync() as number[][];
  const wishes = Object.entries(wanted).map(
    ([from, to]) => [tokens.indexOf(from), tokens.indexOf(to)] as const,
  );
  const failed = wishes.filter(([i, j]) => !rows[i]!.every((score, k) => k === j || score < rows[i]![j]!));
  if (failed.length === 0) return undefined;
  if (rows.every((row, i) => row.every((score, j) => close(score, rows[j]![i]!))))
    return 'the scores are a mirror: who looks and who is looked at get the same number; can both matrices be alike?';
  if (wishes.every(([i, j]) => rows.every((row, k) => k === j || row[i]! < rows[j]![i]!)))
    return 'it is the columns that are right: do keys ask here, and queries answer?';
  return failed.map(([i]) => whatHappens(rows[i]!, i, tokens)).join('; ');
}

function whatHappens(row: number[], from: number, tokens: readonly string[]): string {
  const most = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (Number.isNaN(most)) return `${tokens[from]} has a score that is no number`;
  const best = tokens.filter((_, j) => row[j] === most);
  return best.length > 1
    ? `${tokens[from]} can’t decide between ${best.join(' and ')}`
    : `${tokens[from]} picks ${best[0]}`;
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-4 * Math.max(1, Math.abs(a));
}

function toTensor(answer: Answer): tf.Tensor {
  return answer instanceof tf.Tensor ? answer : tf.tensor(answer);
}
