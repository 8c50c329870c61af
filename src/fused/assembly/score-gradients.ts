import { exp, finiteMaximum, STRIP_BYTES } from './vector';

/**
 * Weights and gradients of the scores of 8 queries, one in each lane; rows are keys.
 *
 *     weights = e^(scores − logSumExp)
 *     gradients = weights · (dWeights − delta)
 *
 * @param scores [count, 8] becomes the weights
 * @param dWeights [count, 8] becomes the gradients of the scores
 * @param books [2, 8]: logSumExp and delta of each query
 */
export function scoreGradientsOfQueries(scores: usize, dWeights: usize, count: i32, books: usize): void {
  const logLow = finiteMaximum(v128.load(books));
  const logHigh = finiteMaximum(v128.load(books, 16));
  const deltaLow = v128.load(books, STRIP_BYTES);
  const deltaHigh = v128.load(books, STRIP_BYTES + 16);
  for (let i = 0; i < count; i++) {
    scoreGradient(scores, dWeights, logLow, deltaLow);
    scoreGradient(scores + 16, dWeights + 16, logHigh, deltaHigh);
    scores += STRIP_BYTES;
    dWeights += STRIP_BYTES;
  }
}

/**
 * The same where the 8 lanes are keys and the rows queries.
 *
 * @param logSumExp [count]
 * @param delta [count]
 */
export function scoreGradientsOfKeys(
  scores: usize,
  dWeights: usize,
  count: i32,
  logSumExp: usize,
  delta: usize,
): void {
  for (let i = 0; i < count; i++) {
    const logs = finiteMaximum(v128.load32_splat(logSumExp));
    const deltas = v128.load32_splat(delta);
    scoreGradient(scores, dWeights, logs, deltas);
    scoreGradient(scores + 16, dWeights + 16, logs, deltas);
    scores += STRIP_BYTES;
    dWeights += STRIP_BYTES;
    logSumExp += 4;
    delta += 4;
  }
}

function scoreGradient(score: usize, dWeight: usize, logSumExp: v128, delta: v128): void {
  const weight = exp(f32x4.sub(v128.load(score), logSumExp));
  v128.store(score, weight);
  v128.store(dWeight, f32x4.mul(weight, f32x4.sub(v128.load(dWeight), delta)));
}
