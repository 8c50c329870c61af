import { exp, finiteMaximum, larger, STRIP_BYTES } from './vector';

/** How far scores may rise above the maximum before it follows them: weights up to e⁸ lose nothing in float32. */
const SLACK: f32 = 8;

/**
 * Turns a block of scores into weights that aren't divided by their sum yet, and keeps the books.
 *
 * Of everything seen so far, `maximum` [8] is the largest score, or at most 8 below it, and `total` [8] the sum of
 * e^(score − maximum). Where a block raises the maximum, `total` and `sums` [depth, 8] shrink as if they had known it
 * all along; the slack makes that rare.
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
  const slack = f32x4.splat(SLACK);
  const raisedLow = f32x4.gt(low, f32x4.add(oldLow, slack));
  const raisedHigh = f32x4.gt(high, f32x4.add(oldHigh, slack));
  if (!v128.any_true(v128.or(raisedLow, raisedHigh))) {
    low = oldLow;
    high = oldHigh;
  } else {
    v128.store(maximum, low);
    v128.store(maximum, high, 16);
    const shrinkLow = exp(f32x4.sub(oldLow, finiteMaximum(low)));
    const shrinkHigh = exp(f32x4.sub(oldHigh, finiteMaximum(high)));
    scaleStrip(total, 1, shrinkLow, shrinkHigh);
    scaleStrip(sums, depth, shrinkLow, shrinkHigh);
  }
  exponentiate(scores, end, finiteMaximum(low), total);
  exponentiate(scores + 16, end, finiteMaximum(high), total + 16);
}

/** Weights of 4 of the 8 queries: one vector at a time leaves registers for all constants of `exp`. */
function exponentiate(scores: usize, end: usize, maximum: v128, total: usize): void {
  let sum = v128.load(total);
  for (let at = scores; at < end; at += STRIP_BYTES) {
    const weight = exp(f32x4.sub(v128.load(at), maximum));
    v128.store(at, weight);
    sum = f32x4.add(sum, weight);
  }
  v128.store(total, sum);
}

/** strip [depth, 8] · factors [8] */
export function scaleStrip(strip: usize, depth: i32, low: v128, high: v128): void {
  const end = strip + depth * STRIP_BYTES;
  for (let at = strip; at < end; at += STRIP_BYTES) {
    v128.store(at, f32x4.mul(v128.load(at), low));
    v128.store(at, f32x4.mul(v128.load(at, 16), high), 16);
  }
}
