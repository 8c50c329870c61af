import type { Strided } from './fused-job.js';
import type { Round } from './rounds.js';

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
