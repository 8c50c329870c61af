/** What the rest is made of: a strip is 8 numbers side by side, in two vectors of 4 lanes. */

export const LANES: i32 = 8;
export const STRIP_BYTES: i32 = 32;
export const LOG2_E: f32 = 1.4426950408889634;
const MINUS_INFINITY: f32 = -Infinity;

/** a · b + c in each lane: one instruction with relaxed SIMD, rounded once; else two. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The larger in each lane. A lane of `b` that is NaN is passed over; its row gets NaN by its weight. */
export function larger(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b);
}

/** The maximum to subtract: 0 for rows that have seen nothing but −∞, since −∞ − −∞ would be NaN. */
export function finiteMaximum(maximum: v128): v128 {
  return v128.andnot(maximum, f32x4.eq(maximum, f32x4.splat(MINUS_INFINITY)));
}

/**
 * eˣ in each lane for x ≤ 88, within 2e-7 of itself; 0 from 2⁻¹²⁷ on, and so for −∞; NaN stays NaN.
 *
 * With y = x · log₂e: eˣ = 2ⁿ · 2ᶠ, n the whole number next to y, f = y − n in [−½, ½].
 * Adding 1.5 · 2²³ leaves n in the lowest bits of a float; shifted up, it is added to the exponent of 2ᶠ.
 * −127 takes from 1 all that it has: the bits of 0 are left.
 */
export function exp(x: v128): v128 {
  const y = f32x4.pmax(f32x4.mul(x, f32x4.splat(LOG2_E)), f32x4.splat(-127));
  const shifter = f32x4.splat(12582912);
  const shifted = f32x4.add(y, shifter);
  const f = f32x4.sub(y, f32x4.sub(shifted, shifter));
  let power = f32x4.splat(0.0013264727);
  power = multiplyAdd(power, f, f32x4.splat(0.009671513));
  power = multiplyAdd(power, f, f32x4.splat(0.055507336));
  power = multiplyAdd(power, f, f32x4.splat(0.24022242));
  power = multiplyAdd(power, f, f32x4.splat(0.693147));
  power = multiplyAdd(power, f, f32x4.splat(1));
  return i32x4.add(power, i32x4.shl(shifted, 23));
}

/**
 * ln x in each lane for x ≥ 1, and −∞ for 0.
 *
 * The bits of a float, read as a whole number, are a first guess at log₂. Newton's method for eʸ = x does the rest:
 * y ← y − 1 + x · e⁻ʸ squares the error each time, 0.06 → 0.002 → 2e-6 → nothing.
 */
export function log(x: v128): v128 {
  const bits = f32x4.convert_i32x4_s(x);
  let y = f32x4.mul(f32x4.sub(bits, f32x4.splat(1064866805)), f32x4.splat(8.26295829e-8));
  for (let step = 0; step < 3; step++) {
    y = f32x4.add(y, f32x4.sub(f32x4.mul(x, exp(f32x4.neg(y))), f32x4.splat(1)));
  }
  return v128.bitselect(f32x4.splat(MINUS_INFINITY), y, f32x4.eq(x, f32x4.splat(0)));
}
