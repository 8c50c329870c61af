import { described } from '../check/described.js';
import { fail, type Matrix, readMatrix } from './values.js';

/** Points seen along the directions in which they spread most. */
export interface PrincipalComponents {
  /** [n, count]: the points, seen along the directions */
  coordinates: number[][];
  /** [count, d]: the directions, of length 1 and at right angles to one another */
  directions: number[][];
  /** For each direction its share of the whole spread (variance), largest first */
  shares: number[];
}

/**
 * Finds the directions in which points spread most: with two of them, vectors of many numbers can be drawn on a page.
 *
 *     C = Xᵀ X / n   (X centred)     C v = λ v     share = λ / Σ λ
 *
 * Sizes: n points of d numbers. A direction and its opposite are equally good: the one whose largest number is positive is taken.
 *
 * @param points [n, d], n ≥ 2
 * @param count how many directions (default 2)
 * @throws {RangeError} when there are fewer than 2 points, or fewer numbers than directions
 * @see Pearson 1901, On lines and planes of closest fit to systems of points in space, https://doi.org/10.1080/14786440109462720
 * @example
 * const { coordinates, shares } = principalComponents([[0, 0], [3, 4], [6, 8]], 1); // all on one line, 5 apart
 * coordinates; // → [[-5], [0], [5]]
 * shares; // → [1]
 */
export function principalComponents(points: Matrix, count: number = 2): PrincipalComponents {
  const rows = readMatrix('principalComponents', points);
  const [n, d] = [rows.length, rows[0]!.length];
  if (n < 2) fail('principalComponents', '2 points or more', `${n}`);
  if (!(Number.isInteger(count) && count > 0 && count <= d))
    fail('principalComponents', `a count from 1 to ${d}`, described(count));
  const centred = centre(rows);
  const few = d > LONG && n < d ? fewPoints(centred) : undefined;
  const hasAll = few && few.values.length >= count;
  const { values, vectors } = hasAll ? few : symmetricEigen(covariance(centred));
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]!);
  const total = values.reduce((sum, value) => sum + value, 0) || 1;
  const directions = order.slice(0, count).map((i) => upright(vectors[i]!));
  return {
    coordinates: centred.map((row) => directions.map((direction) => dot(row, direction))),
    directions,
    shares: order.slice(0, count).map((i) => values[i]! / total),
  };
}

/** From here on the time for [d, d] is felt. */
const LONG = 100;

/** Of fewer points than numbers, by way of X Xᵀ / n [n, n], which has the same values: if X Xᵀ u = λ n u, then v = Xᵀ u. */
function fewPoints(centred: number[][]): { values: number[]; vectors: number[][] } {
  const { values, vectors } = symmetricEigen(covariance(transposed(centred), centred.length));
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const isSpread = (value: number) => value > 1e-12 * largest;
  const spread = [...values.keys()].filter((i) => isSpread(values[i]!));
  const columns = transposed(centred);
  const directions = spread.map((i) => {
    const long = columns.map((column) => dot(column, vectors[i]!));
    const length = Math.sqrt(dot(long, long));
    return long.map((value) => value / length);
  });
  return { values: spread.map((i) => values[i]!), vectors: directions };
}

function transposed(rows: number[][]): number[][] {
  return rows[0]!.map((_, j) => rows.map((row) => row[j]!));
}

function centre(rows: number[][]): number[][] {
  const mean = rows[0]!.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  return rows.map((row) => row.map((value, j) => value - mean[j]!));
}

function covariance(centred: number[][], count: number = centred.length): number[][] {
  const columns = transposed(centred);
  return columns.map((a) => columns.map((b) => dot(a, b) / count));
}

// Jacobi's method: turn the plane of two axes after another until nothing is left beside the diagonal.
function symmetricEigen(matrix: number[][]): { values: number[]; vectors: number[][] } {
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  const size = Math.sqrt(dot(a.flat(), a.flat()));
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 1e-12 * size; sweep++)
    for (let p = 0; p < a.length; p++) for (let q = p + 1; q < a.length; q++) turn(a, vectors, p, q);
  return { values: a.map((row, i) => row[i]!), vectors };
}

function offDiagonal(a: number[][]): number {
  return Math.sqrt(a.reduce((sum, row, i) => sum + row.reduce((s, x, j) => (i === j ? s : s + x * x), 0), 0));
}

function turn(a: number[][], vectors: number[][], p: number, q: number): void {
  if (a[p]![q] === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cos = 1 / Math.sqrt(t * t + 1);
  const sin = t * cos;
  for (const row of a) [row[p], row[q]] = [cos * row[p]! - sin * row[q]!, sin * row[p]! + cos * row[q]!];
  for (const rows of [a, vectors]) {
    const [x, y] = [rows[p]!, rows[q]!];
    rows[p] = x.map((value, k) => cos * value - sin * y[k]!);
    rows[q] = x.map((value, k) => sin * value + cos * y[k]!);
  }
}

function upright(direction: number[]): number[] {
  const largest = direction.reduce((most, x) => (Math.abs(x) > Math.abs(most) + 1e-9 ? x : most), 0);
  return direction.map((x) => (largest < 0 ? -x : x));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
