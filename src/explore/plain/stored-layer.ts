import type { StoredMatrix } from '../../model/stored-matrix.js';

/** The learned numbers of a layer as they are stored: a row of weights for each number that comes out, and its bias. */
export interface StoredLayer {
  /** `[out, in]` */
  readonly weights: StoredMatrix;
  /** `[out]` */
  readonly bias: Float32Array;
}

/** After so many products, of one weight and one number each, control is given back. */
const AT_ONCE = 200_000;

/** Rows through a layer, x W + b, a few columns at a time: control is given back in between. */
export function* throughStored(
  rows: readonly number[][],
  { weights, bias }: StoredLayer,
): Generator<void, number[][]> {
  const found = rows.map(() => new Float64Array(weights.rows));
  const packed = rows.map((row) => Float64Array.from(row));
  const stored = new Float32Array(weights.columns);
  const column = new Float64Array(weights.columns);
  const columns = Math.ceil(AT_ONCE / (rows.length * weights.columns));
  for (let out = 0; out < weights.rows; out++) {
    weights.readRow(out, stored, 0);
    column.set(stored);
    for (let r = 0; r < rows.length; r++) found[r]![out] = product(packed[r]!, column) + bias[out]!;
    if (out % columns === columns - 1) yield;
  }
  return found.map((row) => Array.from(row));
}

// Four sums at a time: each addition needn't wait for the one before.
function product(row: Float64Array, column: Float64Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < column.length; i += 4) {
    a += row[i]! * column[i]!;
    b += row[i + 1]! * column[i + 1]!;
    c += row[i + 2]! * column[i + 2]!;
    d += row[i + 3]! * column[i + 3]!;
  }
  return a + b + c + d;
}
