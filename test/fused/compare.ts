import { expect } from 'chai';

/** The largest difference: ∞ where only one of two numbers is NaN, or they are different infinities. */
export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length, 'length').to.equal(expected.length);
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [actual[i]!, expected[i]!];
    if (Object.is(a, b) || a === b) continue;
    const difference = Math.abs(a - b);
    largest = Math.max(largest, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
  }
  return largest;
}

/** Asserts that no number is off by more than `tolerance`. */
export function expectNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  const difference = largestDifference(actual, expected);
  if (!(difference <= tolerance)) expect.fail(`${what}: off by ${difference}, more than ${tolerance}`);
}
