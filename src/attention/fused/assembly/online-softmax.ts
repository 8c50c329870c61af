import { exp, finiteMaximum, larger, STRIP_BYTES } from './vector';

/**
 * Turns a block of scores into weights that aren't divided by their sum yet, and keeps the books.
 *
 * Of everything seen so far, `maximum` [8] is the largest score and `total` [8] the sum of e^(score − maximum).
 * Where this block raises the maximum, `total` and `sums` [depth, 8] shrink as if they had known it all along.
 *
 * @param scores [count, 8] becomes e^(score − maximum)
 */
export function softmaxBlock(
  scores: usize,
  count: i32,
  maximum: usize,
  total: usize,
  sums: usize,
  depth: i32,
): void {
  const end = scores + count * STRIP_BYTES;
  const oldLow = v128.load(maximum);
  const oldHigh = v128.load(maximum, 16);
  let low = oldLow;
  let high = oldHigh;
  for (let at = scores; at < end; at += STRIP_BYTES) {
    low = larger(low, v128.load(at));
    high = larger(high, v128.load(at, 16));
  }
  if (v128.any_true(v128.or(f32x4.gt(low, oldLow), f32x4.gt(high, oldHigh)))) {
    v128.store(maximum, low);
    v128.store(maximum, high, 16);
    const shrinkLow = exp(f32x4.sub(oldLow, finiteMaximum(low)));
    const shrinkHigh = exp(f32x4.sub(oldHigh, finiteMaximum(high)));
    scaleStrip(total, 1, shrinkLow, shrinkHigh);
    scaleStrip(sums, depth, shrinkLow, shrinkHigh);
  }
  low = finiteMaximum(low);
  high = finiteMaximum(high);
  let totalLow = v128.load(total);
  let totalHigh = v128.load(total, 16);
  for (let at = scores; at < end; at += STRIP_BYTES) {
    const weightLow = exp(f32x4.sub(v128.load(at), low));
    const weightHigh = exp(f32x4.sub(v128.load(at, 16), high));
    v128.store(at, weightLow);
    v128.store(at, weightHigh, 16);
    totalLow = f32x4.add(totalLow, weightLow);
    totalHigh = f32x4.add(totalHigh, weightHigh);
  }
  v128.store(total, totalLow);
  v128.store(total, totalHigh, 16);
}

/** strip [depth, 8] · factors [8] */
export function scaleStrip(strip: usize, depth: i32, low: v128, high: v128): void {
  const end = strip + depth * STRIP_BYTES;
  for (let at = strip; at < end; at += STRIP_BYTES) {
    v128.store(at, f32x4.mul(v128.load(at), low));
    v128.store(at, f32x4.mul(v128.load(at, 16), high), 16);
  }
}
