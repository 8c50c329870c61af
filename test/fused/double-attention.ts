import type { FusedJob, Strided } from '../../src/fused/fused-job.js';

/** What attention gives in doubles: written for being right, one query after the other. */
export interface DoubleAttention {
  output: Float64Array;
  /** Per query: log Σ exp(score), −∞ where it may attend to nothing. */
  logSumExp: Float64Array;
  /** The largest Σ|qᵢkᵢ| · |scale| + |bias| that a score is the sum of: so much larger are the errors of float32. */
  largestTerms: number;
}

/** The gradients of Σ output · dOutput. */
export interface DoubleGradients {
  dQueries: Float64Array;
  dKeys: Float64Array;
  dValues: Float64Array;
  /** The largest Σ|term| that a gradient of each kind is the sum of: so much larger are the errors of float32. */
  largestTerms: { dQueries: number; dKeys: number; dValues: number };
}

/** Attention by its definition. What a query may not see doesn't touch it, whatever it holds. */
export function doubleAttention(job: FusedJob): DoubleAttention {
  const { batch, n, m, dV } = job;
  const output = new Float64Array(batch * n * dV);
  const logSumExp = new Float64Array(batch * n).fill(Number.NEGATIVE_INFINITY);
  let largestTerms = 0;
  for (let row = 0; row < batch * n; row++) {
    const { seen, terms, weights, total } = weightsOf(job, row);
    for (const size of terms) if (Number.isFinite(size)) largestTerms = Math.max(largestTerms, size);
    logSumExp[row] = total;
    const first = Math.floor(row / n) * m;
    for (const [i, key] of seen.entries()) {
      for (let c = 0; c < dV; c++) output[row * dV + c]! += weights[i]! * job.values[(first + key) * dV + c]!;
    }
  }
  return { output, logSumExp, largestTerms };
}

/** The gradients by their definition: dS = A ∘ (dA − Σ A dA), with dA = dY Vᵀ. */
export function doubleGradients(job: FusedJob, dOutput: Float32Array): DoubleGradients {
  const { batch, n, m, dK, dV, scale, queries, keys, values } = job;
  const dQueries = new Float64Array(batch * n * dK);
  const dKeys = new Float64Array(batch * m * dK);
  const dValues = new Float64Array(batch * m * dV);
  const terms = {
    dQueries: new Float64Array(dQueries.length),
    dKeys: new Float64Array(dKeys.length),
    dValues: new Float64Array(dValues.length),
  };
  const add = (name: keyof typeof terms, to: Float64Array, at: number, term: number, size: number) => {
    to[at]! += term;
    terms[name][at]! += Math.abs(size);
  };
  for (let row = 0; row < batch * n; row++) {
    const { seen, weights } = weightsOf(job, row);
    const first = Math.floor(row / n) * m;
    const dWeights = seen.map((key) => dot(dOutput, row * dV, values, (first + key) * dV, dV));
    const mean = dWeights.reduce((sum, dWeight, i) => sum + dWeight.sum * weights[i]!, 0);
    const meanSize = dWeights.reduce((sum, dWeight, i) => sum + dWeight.size * weights[i]!, 0);
    for (const [i, key] of seen.entries()) {
      const dScore = weights[i]! * (dWeights[i]!.sum - mean) * scale;
      const size = weights[i]! * (dWeights[i]!.size + meanSize) * scale;
      for (let c = 0; c < dK; c++) {
        const [query, other] = [row * dK + c, (first + key) * dK + c];
        add('dQueries', dQueries, query, dScore * keys[other]!, size * keys[other]!);
        add('dKeys', dKeys, other, dScore * queries[query]!, size * queries[query]!);
      }
      for (let c = 0; c < dV; c++) {
        const share = weights[i]! * dOutput[row * dV + c]!;
        add('dValues', dValues, (first + key) * dV + c, share, share);
      }
    }
  }
  const largest = (sizes: Float64Array) => sizes.reduce((a, b) => Math.max(a, b), 0);
  const { dQueries: q, dKeys: k, dValues: v } = terms;
  const largestTerms = { dQueries: largest(q), dKeys: largest(k), dValues: largest(v) };
  return { dQueries, dKeys, dValues, largestTerms };
}

/** The keys that a query sees, the size of their scores' terms, their weights, and the logarithm of the sum. */
function weightsOf(
  { n, m, dK, scale, causal, mask, bias, queries, keys }: FusedJob,
  row: number,
): { seen: number[]; terms: number[]; weights: number[]; total: number } {
  const [entry, i] = [Math.floor(row / n), row % n];
  const seen: number[] = [];
  const scores: number[] = [];
  const terms: number[] = [];
  for (let j = 0; j < m; j++) {
    if ((causal && j > i) || (mask && !at(mask, entry, i, j))) continue;
    const added = bias ? at(bias, entry, i, j) : 0;
    if (added === Number.NEGATIVE_INFINITY) continue;
    seen.push(j);
    const { sum, size } = dot(queries, row * dK, keys, (entry * m + j) * dK, dK);
    scores.push(scale * sum + added);
    terms.push(Math.abs(scale) * size + Math.abs(added));
  }
  if (seen.length === 0) return { seen, terms, weights: [], total: Number.NEGATIVE_INFINITY };
  const max = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const shares = scores.map((score) => Math.exp(score - max));
  const sum = shares.reduce((a, b) => a + b, 0);
  return { seen, terms, weights: shares.map((share) => share / sum), total: max + Math.log(sum) };
}

function at(
  { data, strides: [batch, row, column] }: Strided<Float32Array | Uint8Array>,
  entry: number,
  i: number,
  j: number,
): number {
  return data[entry * batch + i * row + j * column]!;
}

function dot(
  a: Float32Array,
  from: number,
  b: Float32Array,
  start: number,
  count: number,
): { sum: number; size: number } {
  let [sum, size] = [0, 0];
  for (let c = 0; c < count; c++) {
    const product = a[from + c]! * b[start + c]!;
    sum += product;
    size += Math.abs(product);
  }
  return { sum, size };
}
