import { STRIP_BYTES } from './vector';

/** Bytes of a strip, with room for the three rows more that whole tiles of 4 may write. */
export function stripBytes(depth: i32): i32 {
  return (depth + 3) * STRIP_BYTES;
}

/**
 * Lays up to 8 rows side by side, so that one vector holds the same number of 4 rows.
 *
 *     rows [count, depth] → strip [depth, 8] · factor; where rows are missing the last one stands again
 */
export function packStrip(rows: usize, count: i32, depth: i32, factor: f32, strip: usize): void {
  const rowBytes = depth << 2;
  const last: usize = rows + (count - 1) * rowBytes;
  packHalf(rows, last, depth, factor, strip);
  packHalf(min(rows + 4 * rowBytes, last), last, depth, factor, strip + 16);
}

function packHalf(a: usize, last: usize, depth: i32, factor: f32, strip: usize): void {
  const rowBytes = depth << 2;
  let b: usize = min(a + rowBytes, last);
  let c: usize = min(b + rowBytes, last);
  let d: usize = min(c + rowBytes, last);
  const end: usize = a + rowBytes;
  for (; a + 16 <= end; a += 16, b += 16, c += 16, d += 16, strip += 4 * STRIP_BYTES) {
    transpose(a, b, c, d, factor, strip, STRIP_BYTES, 4);
  }
  for (; a < end; a += 4, b += 4, c += 4, d += 4, strip += STRIP_BYTES) {
    store<f32>(strip, load<f32>(a) * factor);
    store<f32>(strip, load<f32>(b) * factor, 4);
    store<f32>(strip, load<f32>(c) * factor, 8);
    store<f32>(strip, load<f32>(d) * factor, 12);
  }
}

/** The way back: strip [depth, 8] → rows [count, depth]. */
export function unpackStrip(strip: usize, count: i32, depth: i32, rows: usize): void {
  unpackHalf(strip, min(count, 4), depth, rows);
  unpackHalf(strip + 16, count - 4, depth, rows + 4 * (depth << 2));
}

function unpackHalf(strip: usize, count: i32, depth: i32, rows: usize): void {
  const rowBytes = depth << 2;
  const end: usize = rows + rowBytes;
  for (; rows + 16 <= end; rows += 16, strip += 4 * STRIP_BYTES) {
    transpose(
      strip,
      strip + STRIP_BYTES,
      strip + 2 * STRIP_BYTES,
      strip + 3 * STRIP_BYTES,
      1,
      rows,
      rowBytes,
      count,
    );
  }
  for (; rows < end; rows += 4, strip += STRIP_BYTES) {
    for (let lane = 0; lane < count; lane++) {
      store<f32>(rows + lane * rowBytes, load<f32>(strip + (lane << 2)));
    }
  }
}

/** Turns the 4 × 4 numbers at a, b, c and d, times `factor`, and stores the first `count` rows `stride` bytes apart. */
function transpose(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  factor: f32,
  target: usize,
  stride: i32,
  count: i32,
): void {
  const ab = v128.shuffle<f32>(v128.load(a), v128.load(b), 0, 4, 1, 5); // a0 b0 a1 b1
  const cd = v128.shuffle<f32>(v128.load(c), v128.load(d), 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(v128.load(a), v128.load(b), 2, 6, 3, 7); // a2 b2 a3 b3
  const cdHigh = v128.shuffle<f32>(v128.load(c), v128.load(d), 2, 6, 3, 7);
  const factors = f32x4.splat(factor);
  if (count > 0) v128.store(target, f32x4.mul(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), factors));
  if (count > 1) v128.store(target + stride, f32x4.mul(v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), factors));
  target += 2 * stride;
  if (count > 2) v128.store(target, f32x4.mul(v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5), factors));
  if (count > 3)
    v128.store(target + stride, f32x4.mul(v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7), factors));
}

/** Sets `count` times 8 numbers to one. */
export function fillStrip(strip: usize, count: i32, value: f32): void {
  const end = strip + count * STRIP_BYTES;
  for (let at = strip; at < end; at += 16) v128.store(at, f32x4.splat(value));
}
