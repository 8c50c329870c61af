import { described } from '../check/described.js';

type Rows = (number | boolean)[][];
type Kind = 'number' | 'boolean';

/** Asserts that `rows` have the given sizes, none of them 0, and hold finite numbers or booleans. */
export type CheckRows = (name: string, rows: Rows, sizes: (number | undefined)[], type?: Kind) => void;

/** The check of `caller`, whose name its errors bear. */
export function rowsChecker(caller: string): CheckRows {
  return (name, rows, sizes, type = 'number') => {
    const [height, width] = sizes.map((size) => size || '*');
    const areRows = Array.isArray(rows) && rows.every(Array.isArray);
    const widths = areRows ? [...new Set(rows.map((row) => row.length))] : [];
    const fits = rows?.length > 0 && (height === '*' || rows.length === height) && widths.length === 1;
    if (!fits || !widths[0] || (width !== '*' && widths[0] !== width)) {
      const got = areRows ? `[${rows.length}, ${widths.join(' or ')}]` : described(rows);
      throw new RangeError(`${caller}: expected ${name} of shape [${height}, ${width}], got ${got}`);
    }
    checkEntries(`${caller}: expected`, name, rows, type);
  };
}

function checkEntries(begin: string, name: string, rows: Rows, type: Kind): void {
  const isWelcome = (x: unknown) => typeof x === type && (type === 'boolean' || Number.isFinite(x));
  for (const [i, row] of rows.entries()) {
    const j = row.findIndex((x) => !isWelcome(x));
    if (j < 0) continue;
    const expected = type === 'number' ? 'finite numbers' : 'true or false';
    throw new RangeError(`${begin} ${expected} in ${name}, got ${described(row[j])} at [${i}, ${j}]`);
  }
}
