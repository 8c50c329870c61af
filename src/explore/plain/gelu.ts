/** x · Φ(x), where Φ(x) = (1 + erf(x / √2)) / 2 is the share of the normal distribution below x. */
export function gelu(x: number): number {
  return (x * (1 + erf(x / Math.SQRT2))) / 2;
}

// Abramowitz and Stegun 1964, formula 7.1.26, as TensorFlow.js has it: off by 1.5e-7 at most.
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
}
