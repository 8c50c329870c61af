/** The largest difference between two arrays; two equal infinities differ by 0, NaN from anything by ∞. */
export function difference(got: Float32Array, expected: Float64Array): number {
  if (got.length !== expected.length) return Number.POSITIVE_INFINITY;
  return got.reduce((most, x, i) => {
    const away = Object.is(x, expected[i]) ? 0 : Math.abs(x - expected[i]!);
    return Number.isNaN(away) ? Number.POSITIVE_INFINITY : Math.max(most, away);
  }, 0);
}
