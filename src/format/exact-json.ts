/**
 * JSON that loses no number: what JSON has no word for (NaN, the infinities, whole numbers of any size) is written as
 * an object with one name.
 *
 * @param value anything that JSON says, and those numbers
 * @param space as for `JSON.stringify`
 * @example
 * exactJson({ loss: Infinity, n: 3n }); // → '{"loss":{"$number":"Infinity"},"n":{"$bigint":"3"}}'
 */
export function exactJson(value: unknown, space?: number): string {
  return JSON.stringify(value, (_, each: unknown) => exactNumber(each), space);
}

/** A value as JSON can say it; only numbers that it can't say change. */
export function exactNumber(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: `${value}` };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: `${value}` };
  return value;
}

/**
 * Reads what `exactJson` has written.
 *
 * @throws {SyntaxError} when it is no JSON
 * @example
 * readExactJson('{"n":{"$bigint":"3"}}'); // → { n: 3n }
 */
export function readExactJson(text: string): unknown {
  return JSON.parse(text, (_, each: unknown) => plainNumber(each));
}

/** Undoes `exactNumber`. */
export function plainNumber(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [entry, another] = Object.entries(value);
  if (!entry || another || typeof entry[1] !== 'string') return value;
  if (entry[0] === '$bigint') return BigInt(entry[1]);
  return entry[0] === '$number' ? Number(entry[1]) : value;
}
