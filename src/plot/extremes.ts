/** The smallest of many numbers, or `start` if none is smaller. `Math.min(...values)` would overflow the stack. */
export function least(values: Iterable<number>, start: number = Number.POSITIVE_INFINITY): number {
  let found = start;
  for (const value of values) found = Math.min(found, value);
  return found;
}

/** The largest of many numbers, or `start` if none is larger. */
export function most(values: Iterable<number>, start: number = Number.NEGATIVE_INFINITY): number {
  let found = start;
  for (const value of values) found = Math.max(found, value);
  return found;
}

/** Where the largest number stands, the first of equals. */
export function peakOf(values: readonly number[]): number {
  return values.indexOf(most(values));
}
