/** All choices of which of three parts may be above 0, all three first. */
const CHOICES: readonly (readonly number[])[] = [[0, 1, 2], [0, 1], [0, 2], [1, 2], [0], [1], [2]];

/**
 * What three columns are to be multiplied by, none by less than 0, that their sum is nearest to 1 everywhere.
 *
 * @param columns three of one length
 * @returns three parts, and the sum of the squares of what they miss
 */
export function leastSquares(columns: readonly Float64Array[]): { parts: number[]; error: number } {
  const products = columns.map((a) => columns.map((b) => dot(a, b)));
  const sums = columns.map((column) => column.reduce((sum, x) => sum + x, 0));
  let best = { parts: [0, 0, 0], error: columns[0]!.length };
  for (const choice of CHOICES) {
    const found = solved(products, sums, choice);
    if (!found?.every((part) => part >= 0)) continue;
    const error = missed(columns, found);
    if (error < best.error) best = { parts: found, error };
    if (choice.length === 3) break; // nothing fits better than all three together
  }
  return best;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function missed([first, second, third]: readonly Float64Array[], [a, b, c]: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < first!.length; i++)
    sum += (a! * first![i]! + b! * second![i]! + c! * third![i]! - 1) ** 2;
  return sum;
}

/** The normal equations of the chosen columns, by elimination; nothing where they have no one answer. */
function solved(
  products: readonly (readonly number[])[],
  sums: readonly number[],
  choice: readonly number[],
): number[] | undefined {
  const rows = choice.map((i) => [...choice.map((j) => products[i]![j]!), sums[i]!]);
  for (const [i, pivot] of rows.entries()) {
    if (!(Math.abs(pivot[i]!) > 1e-13 * products[choice[i]!]![choice[i]!]!)) return undefined;
    for (const [k, row] of rows.entries()) {
      if (k === i) continue;
      const factor = row[i]! / pivot[i]!;
      for (let j = i; j < row.length; j++) row[j]! -= factor * pivot[j]!;
    }
  }
  const found = [0, 0, 0];
  for (const [i, row] of rows.entries()) found[choice[i]!] = row.at(-1)! / row[i]!;
  return found;
}
