import type { Strided } from './fused-job.js';
import type { Round } from './rounds.js';

/**
 * Lets a smaller array stand for one of `target`'s shape: where it is stretched, its stride is 0.
 *
 * Only where it is stretched over one of two axes in front, the other's matrices are repeated, since there is one stride for both.
 *
 * @param data the numbers, in the order of `shape`
 * @param shape sizes that equal `target`'s, from the last, or are 1
 * @param target `[..., n, m]`
 */
export function stretched<T extends Float32Array | Uint8Array>(
  data: T,
  shape: readonly number[],
  target: readonly number[],
): Strided<T> {
  const sizes = [...Array(target.length - shape.length).fill(1), ...shape];
  const [front, wanted] = [sizes.slice(0, -2), target.slice(0, -2)];
  const [rows, columns] = sizes.slice(-2) as [number, number];
  const area = rows * columns;
  const strides = { row: rows === 1 ? 0 : columns, column: columns === 1 ? 0 : 1 };
  const isWhole = front.every((size, axis) => size === wanted[axis]);
  const isOne = front.every((size) => size === 1);
  if (isWhole || isOne) return { data, strides: [isWhole && !isOne ? area : 0, strides.row, strides.column] };
  return { data: repeated(data, front, wanted, area), strides: [area, strides.row, strides.column] };
}

/** Writes matrices of `area` numbers as often as the wanted sizes in front say. */
function repeated<T extends Float32Array | Uint8Array>(
  data: T,
  [outer, inner]: readonly number[],
  [wantedOuter, wantedInner]: readonly number[],
  area: number,
): T {
  const whole = new (data.constructor as new (length: number) => T)(wantedOuter! * wantedInner! * area);
  for (let i = 0; i < wantedOuter!; i++) {
    for (let j = 0; j < wantedInner!; j++) {
      const from = ((outer === 1 ? 0 : i) * inner! + (inner === 1 ? 0 : j)) * area;
      whole.set(data.subarray(from, from + area), (i * wantedInner! + j) * area);
    }
  }
  return whole;
}

/** The stretch of memory that holds what one round needs of a strided matrix. */
export function stridedPart<Numbers extends Float32Array | Uint8Array>(
  { data, strides: [entryStride, rowStride, columnStride] }: Strided<Numbers>,
  { entry, entries, row, rows }: Round,
  m: number,
): Numbers {
  const start = entry * entryStride + row * rowStride;
  const last = start + (entries - 1) * entryStride + (rows - 1) * rowStride + (m - 1) * columnStride;
  return data.subarray(start, last + 1) as Numbers;
}
