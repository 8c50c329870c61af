import fc from 'fast-check';
import type { JobSizes } from './random-job.js';

/** Sizes at and around which tiles, blocks and vectors end. */
const EDGES = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 16, 17, 31, 32, 33, 63, 64, 65, 95, 96, 97, 127, 128, 129];

/** All sizes up to `most`, and now and then one at an edge beyond. */
export function anySizes(most: number): fc.Arbitrary<JobSizes> {
  const count = (least: number) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: least, max: most }) },
      { weight: 1, arbitrary: fc.constantFrom(...EDGES.filter((edge) => edge >= least)) },
    );
  const depth = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 24 }) },
    { weight: 1, arbitrary: fc.constantFrom(31, 32, 33, 64, 65, 67) },
  );
  const axes = fc.option(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { nil: undefined });
  return fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    batch: fc.constantFrom(1, 1, 1, 2, 3),
    n: count(0),
    m: count(0),
    dK: depth,
    dV: depth,
    causal: fc.boolean(),
    mask: axes,
    bias: axes,
    scale: fc.constantFrom(undefined, undefined, 1, -0.5, 4),
  });
}

/**
 * How far float32 may be off: `tolerance` for scores of common size. Where scores are sums of large terms, they themselves
 * are known to 2^-24 of those only, which moves each weight by that much.
 */
export function toleranceFor(tolerance: number, largestTerms: number): number {
  return tolerance * Math.max(1, largestTerms / 4);
}
