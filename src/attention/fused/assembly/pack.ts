import { LANES, STRIP_BYTES } from './vector';

/** Numbers a strip takes, with room for the three more that whole tiles of 4 may write. */
export function stripBytes(depth: i32): i32 {
  return (depth + 3) * STRIP_BYTES;
}

/**
 * Lays up to 8 rows side by side, so that one vector holds the same number of 4 rows.
 *
 *     rows [count, depth] → strip [depth, 8] · factor, 0 where a row is missing
 */
export function packStrip(rows: usize, count: i32, depth: i32, factor: f32, strip: usize): void {
  for (let d = 0; d < depth; d++) {
    const lanes = strip + d * STRIP_BYTES;
    v128.store(lanes, f32x4.splat(0));
    v128.store(lanes, f32x4.splat(0), 16);
    for (let lane = 0; lane < count; lane++) {
      store<f32>(lanes + (lane << 2), load<f32>(rows + ((lane * depth + d) << 2)) * factor);
    }
  }
}

/** The way back: strip [depth, 8] → rows [count, depth]. */
export function unpackStrip(strip: usize, count: i32, depth: i32, rows: usize): void {
  for (let d = 0; d < depth; d++) {
    for (let lane = 0; lane < count; lane++) {
      store<f32>(rows + ((lane * depth + d) << 2), load<f32>(strip + ((d * LANES + lane) << 2)));
    }
  }
}

/** Sets `count` times 8 numbers to one. */
export function fillStrip(strip: usize, count: i32, value: f32): void {
  const end = strip + count * STRIP_BYTES;
  for (let at = strip; at < end; at += 16) v128.store(at, f32x4.splat(value));
}
