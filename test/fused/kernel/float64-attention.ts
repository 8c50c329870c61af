import type { FusedJob } from '../../../src/fused/fused-job.js';

/** What the fused kernel should answer, by the plain formula in float64. */
export function float64Attention(job: FusedJob): { output: Float64Array; logSumExp: Float64Array } {
  const { values, batch, n, m, dV } = job;
  const output = new Float64Array(batch * n * dV);
  const logSumExp = new Float64Array(batch * n);
  for (let entry = 0; entry < batch; entry++) {
    for (let i = 0; i < n; i++) {
      const scores = float64Scores(job, entry, i);
      const maximum = Math.max(...scores.filter((score) => !Number.isNaN(score)), Number.NEGATIVE_INFINITY);
      const powers = scores.map((score) =>
        score === Number.NEGATIVE_INFINITY ? 0 : Math.exp(score - maximum),
      );
      const total = powers.reduce((sum, power) => sum + power, 0);
      const row = entry * n + i;
      logSumExp[row] = total === 0 ? Number.NEGATIVE_INFINITY : maximum + Math.log(total);
      for (let j = 0; j < m; j++) {
        if (powers[j] === 0) continue;
        for (let c = 0; c < dV; c++)
          output[row * dV + c]! += (powers[j]! / total) * values[(entry * m + j) * dV + c]!;
      }
    }
  }
  return { output, logSumExp };
}

/** The scores of query i: scaled, biased, −∞ where hidden. */
export function float64Scores(job: FusedJob, entry: number, i: number): number[] {
  const { queries, keys, n, m, dK, scale, causal, mask, bias } = job;
  return Array.from({ length: m }, (_, j) => {
    const hidden = (causal && j > i) || (mask && !mask.data[place(mask.strides, entry, i, j)]);
    if (hidden) return Number.NEGATIVE_INFINITY;
    let dot = 0;
    for (let d = 0; d < dK; d++) dot += queries[(entry * n + i) * dK + d]! * keys[(entry * m + j) * dK + d]!;
    return dot * scale + (bias ? bias.data[place(bias.strides, entry, i, j)]! : 0);
  });
}

function place(strides: readonly [number, number, number], entry: number, i: number, j: number): number {
  return entry * strides[0] + i * strides[1] + j * strides[2];
}
