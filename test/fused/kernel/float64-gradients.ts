import type { FusedJob } from '../../../src/fused/fused-job.js';
import { float64Scores } from './float64-attention.js';

/** The gradients of Σ output · dOutput, by the plain formulas in float64. */
export function float64Gradients(job: FusedJob, dOutput: Float32Array): Record<string, Float64Array> {
  const { queries, keys, values, batch, n, m, dK, dV, scale } = job;
  const dQueries = new Float64Array(queries.length);
  const dKeys = new Float64Array(keys.length);
  const dValues = new Float64Array(values.length);
  for (let entry = 0; entry < batch; entry++) {
    for (let i = 0; i < n; i++) {
      const q = (entry * n + i) * dK;
      const o = (entry * n + i) * dV;
      const weights = softmax(float64Scores(job, entry, i));
      const dWeights = weights.map((_, j) => dot(dOutput, o, values, (entry * m + j) * dV, dV));
      const delta = weights.reduce((sum, weight, j) => sum + weight * dWeights[j]!, 0);
      for (let j = 0; j < m; j++) {
        const [k, v] = [(entry * m + j) * dK, (entry * m + j) * dV];
        const dScore = weights[j]! * (dWeights[j]! - delta) * scale;
        for (let d = 0; d < dK; d++) {
          dQueries[q + d]! += dScore * keys[k + d]!;
          dKeys[k + d]! += dScore * queries[q + d]!;
        }
        for (let c = 0; c < dV; c++) dValues[v + c]! += weights[j]! * dOutput[o + c]!;
      }
    }
  }
  return { dQueries, dKeys, dValues };
}

function softmax(scores: number[]): number[] {
  const maximum = Math.max(...scores);
  if (maximum === Number.NEGATIVE_INFINITY) return scores.map(() => 0);
  const powers = scores.map((score) => Math.exp(score - maximum));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function dot(a: Float32Array, atA: number, b: Float32Array, atB: number, width: number): number {
  let sum = 0;
  for (let c = 0; c < width; c++) sum += a[atA + c]! * b[atB + c]!;
  return sum;
}
