import { format } from './texts.js';

/** Whether numbers are the shares of a whole: none below 0, and together 1, but for rounding. */
export function isShares(numbers: readonly number[]): boolean {
  const sum = numbers.reduce((total, share) => total + share, 0);
  return numbers.every((share) => share >= 0) && Math.abs(sum - 1) < 1e-3;
}

/** Whether a matrix holds shares, row by row or column by column; what is masked has none. */
export function holdsShares(values: readonly (readonly number[])[]): boolean {
  const shares = values.map((row) => row.map((value) => (Number.isFinite(value) ? value : 0)));
  const columns = (shares[0] ?? []).map((_, j) => shares.map((row) => row[j]!));
  return [shares, columns].some((lines) =>
    lines.every((line) => isShares(line) || line.every((x) => x === 0)),
  );
}

/** A share as text: what is above 0 never looks like nothing. */
export function formatShare(share: number, digits: number): string {
  const text = format(share, digits);
  return share > 0 && Number(text) === 0 ? `<${(10 ** -digits).toFixed(digits)}` : text;
}
