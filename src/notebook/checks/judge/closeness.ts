import type { Numbers } from './numbers.js';

/** How far computed numbers may be off, and numbers typed by hand, which are rounded. */
const TOLERANCE = { computed: 1e-3, typed: 5.1e-3 };

/** What four printed decimals may be off, and how large the largest number must be for them to say enough. */
const PRINTED = { off: 5.1e-5, from: 0.01 };

/** What float32 can't tell from 0. */
const SMALLEST = 1e-38;

/**
 * Says of each number whether it is as good as right.
 *
 * Typed numbers may be rounded to two decimals, computed ones be off by a thousandth, both of 1 and of larger values; and of the
 * largest if all are smaller, or by what four decimals leave out.
 * Where all that is right are whole numbers, nothing is rounded.
 */
export function areRight(mine: Numbers, right: Numbers): boolean[] {
  const isWhole = right.values.every(Number.isInteger);
  const isTyped = mine.decimals !== undefined;
  const largest = sizeOf(right.values);
  const scale = isTyped || largest === 0 ? 1 : Math.min(1, largest);
  const tolerance = isTyped && !isWhole ? TOLERANCE.typed : TOLERANCE.computed;
  const printed = largest >= PRINTED.from ? PRINTED.off : 0;
  return mine.values.map((a, i) => {
    const b = right.values[i]!;
    if (Object.is(a, b) || a === b) return true;
    if (Math.abs(b) < SMALLEST && b !== 0) return a === Math.fround(b) || Math.abs(a / b - 1) <= tolerance;
    const room = isWhole
      ? Math.max(TOLERANCE.computed, 1e-6 * Math.abs(b))
      : Math.max(printed, tolerance * Math.max(scale, Math.abs(b)));
    return Math.abs(a - b) <= room;
  });
}

/**
 * Whether numbers are those that a mistake leads to: each within a thousandth of *its* size (two where typed by hand), or
 * rounded as it was typed.
 *
 * So 0 is no small number that was rounded, unless others beside it show that it was.
 */
export function areThose(mine: Numbers, made: Numbers, tolerance: number = 1e-3): boolean {
  if (mine.values.length !== made.values.length) return false;
  const relative = mine.decimals === undefined ? tolerance : 2 * tolerance;
  const noise = 1e-6 * sizeOf(made.values);
  const { decimals } = mine;
  const rounding = decimals !== undefined && decimals >= 2 ? 0.51 * 10 ** -decimals : 0;
  const isTold = mine.values.some((a) => a !== 0) || made.values.every((b) => b === 0);
  return (
    isTold &&
    mine.values.every((a, i) => {
      const b = made.values[i]!;
      return (
        Object.is(a, b) || a === b || Math.abs(a - b) <= Math.max(relative * Math.abs(b), noise, rounding)
      );
    })
  );
}

function sizeOf(values: readonly number[]): number {
  return values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
}
