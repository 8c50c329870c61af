/** How numbers lie around their mean. */
export interface Spread {
  n: number;
  mean: number;
  /** Standard deviation of a sample (over n − 1); NaN for fewer than two. */
  spread: number;
}

/**
 * Mean and spread of numbers.
 *
 * @example
 * spreadOf([1, 2, 6]); // → { n: 3, mean: 3, spread: 2.6458 }
 */
export function spreadOf(values: readonly number[]): Spread {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, spread: n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN };
}
