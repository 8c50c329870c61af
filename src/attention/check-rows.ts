/** Asserts that `rows` have the given sizes, none of them 0, and hold finite numbers or booleans. */
export function checkRows(
  name: string,
  rows: (number | boolean)[][],
  sizes: (number | undefined)[],
  type: 'number' | 'boolean',
): void {
  const [height, width] = sizes.map((size) => size || '*');
  const widths = Array.isArray(rows) ? [...new Set(rows.map((row) => row?.length))] : [];
  if (rows?.length !== height || widths.length !== 1 || widths[0] !== width) {
    const got = Array.isArray(rows) ? `[${rows.length}, ${widths.join(' or ')}]` : typeof rows;
    throw new RangeError(`wordByWordAttention: expected ${name} of shape [${height}, ${width}], got ${got}`);
  }
  const isWelcome = (x: unknown) => typeof x === type && (type === 'boolean' || Number.isFinite(x));
  const odd = rows.flat().findIndex((x) => !isWelcome(x));
  if (odd >= 0) {
    const at = `[${Math.floor(odd / widths[0]!)}, ${odd % widths[0]!}]`;
    const expected = type === 'number' ? 'finite numbers' : 'true or false';
    throw new RangeError(
      `wordByWordAttention: expected ${expected} in ${name}, got ${rows.flat()[odd]} at ${at}`,
    );
  }
}
