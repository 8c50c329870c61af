import type { FusedJob } from '../../../src/fused/fused-job.js';

/** A job of seeded N(0, 1) numbers. */
export function randomJob(
  sizes: Pick<FusedJob, 'batch' | 'n' | 'm' | 'dK' | 'dV'>,
  rest: Partial<FusedJob> = {},
): FusedJob {
  const { batch, n, m, dK, dV } = sizes;
  const normal = seededNormal(n * 31 + m);
  return {
    ...sizes,
    queries: Float32Array.from({ length: batch * n * dK }, normal),
    keys: Float32Array.from({ length: batch * m * dK }, normal),
    values: Float32Array.from({ length: batch * m * dV }, normal),
    scale: 1 / Math.sqrt(dK),
    causal: false,
    ...rest,
  };
}

/** Mulberry32, then Box and Muller: the same numbers on every machine. */
export function seededNormal(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
