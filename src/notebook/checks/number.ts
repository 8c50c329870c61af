import { isClose, whatItIsNot } from './define-check.js';
import { waits } from './waits.js';

/** A wrong number that tells where it comes from. */
export interface NumberMistake {
  gives: number;
  /** One sentence that says what looks wrong, not what is right. */
  hint: string;
}

/**
 * Checks one number that was worked out by hand; two right decimals are enough.
 *
 * @param name what the number is
 * @param answer the learner's number
 * @param right computes the right one, so that the cell doesn't contain it
 * @param mistakes numbers that classic mistakes lead to
 * @throws {TypeError} when `right` computes no number
 * @example
 * check.number('root of two', 1.41, () => Math.sqrt(2)); // prints ✓ root of two: right
 */
export function number(
  name: string,
  answer: number,
  right: () => number,
  mistakes: readonly NumberMistake[] = [],
): void {
  if (waits(name, answer)) return;
  const truth = right();
  if (typeof truth !== 'number')
    throw new TypeError(`check.number: expected right to compute a number, got ${typeof truth}`);
  const strange =
    typeof answer === 'number' ? undefined : (whatItIsNot(answer) ?? 'expected one number, got several');
  const mistake = mistakes.find(({ gives }) => isClose(answer, gives));
  if (!strange && isClose(answer, truth)) console.log(`✓ ${name}: right`);
  else console.log(`✗ ${name}: ${strange ?? mistake?.hint ?? howItDiffers(answer, truth)}`);
}

function howItDiffers(answer: number, truth: number): string {
  if (Number.isNaN(answer)) return 'it is NaN';
  if (isClose(answer, -truth)) return 'the size is right, the sign is not';
  return answer > truth ? 'too large' : 'too small';
}
