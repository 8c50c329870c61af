import { leastSquares } from './least-squares.js';
import type { ScalePoint, ScalingLaw } from './scaling-law.js';

/** Logarithms of the exponents are looked for between these, that is exponents from .01 to 3. */
const [LEAST, MOST] = [Math.log(0.01), Math.log(3)];
const EXPONENTS = 7;
const ROUNDS = 22;
/** By what share of their width ranges reach to both sides of the best, from round to round. */
const REACH = 1 / 3;

/**
 * The law that points fit best: the sum of the squares of the relative errors is least.
 *
 * For given exponents the other three numbers, none below 0, follow by least squares; the exponents are looked for
 * on a grid that is drawn closer around the best, round by round.
 */
export function bestLaw(points: readonly ScalePoint[]): ScalingLaw {
  const share = Float64Array.from(points, ({ loss }) => 1 / loss);
  const [sizes, amounts] = [fromLeast(points, 'numbers'), fromLeast(points, 'data')];
  let [alphas, betas] = [spaced(LEAST, MOST), spaced(LEAST, MOST)];
  let best = { error: Number.POSITIVE_INFINITY, parts: [0, 0, 0], alpha: 0, beta: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const [sizeColumns, dataColumns] = [
      alphas.map((alpha) => falling(sizes.ratios, Math.exp(alpha), share)),
      betas.map((beta) => falling(amounts.ratios, Math.exp(beta), share)),
    ];
    for (const [i, alpha] of alphas.entries())
      for (const [j, beta] of betas.entries()) {
        const found = leastSquares([share, sizeColumns[i]!, dataColumns[j]!]);
        if (found.error < best.error) best = { ...found, alpha, beta };
      }
    alphas = around(best.alpha, alphas);
    betas = around(best.beta, betas);
  }
  const [alpha, beta] = [Math.exp(best.alpha), Math.exp(best.beta)];
  const [floor, a, b] = best.parts as [number, number, number];
  return { floor, a: a * sizes.least ** alpha, alpha, b: b * amounts.least ** beta, beta };
}

/** Values as multiples of the least: their powers neither under- nor overflow. */
function fromLeast(points: readonly ScalePoint[], name: 'numbers' | 'data') {
  const least = points.reduce((found, point) => Math.min(found, point[name]), Number.POSITIVE_INFINITY);
  return { least, ratios: Float64Array.from(points, (point) => point[name] / least) };
}

function falling(ratios: Float64Array, exponent: number, share: Float64Array): Float64Array {
  return ratios.map((ratio, i) => ratio ** -exponent * share[i]!);
}

function spaced(from: number, to: number): number[] {
  return Array.from({ length: EXPONENTS }, (_, i) => from + ((to - from) * i) / (EXPONENTS - 1));
}

function around(best: number, range: readonly number[]): number[] {
  const reach = (range.at(-1)! - range[0]!) * REACH;
  return spaced(Math.max(best - reach, LEAST), Math.min(best + reach, MOST));
}
