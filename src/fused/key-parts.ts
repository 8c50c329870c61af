import type { FusedForward, FusedJob } from './fused-job.js';

/** Tiles there should be, so that several threads have something to do. */
const ENOUGH_TILES = 8;
/** Queries of a tile. */
const TILE = 64;
/** Fewer keys than this aren't worth a part of their own. */
const LEAST_KEYS = 960;
/** Keys go by whole blocks. */
const BLOCK = 96;

/** In how many parts keys come: more than one only where queries are few and keys many. */
export function keyParts({ batch, n, m, causal }: FusedJob): { keyParts: number; keysOfPart: number } {
  const tiles = batch * Math.ceil(n / TILE);
  const most = Math.floor((causal ? Math.min(n, m) : m) / LEAST_KEYS);
  const wanted = Math.max(1, Math.min(most, Math.ceil(ENOUGH_TILES / tiles)));
  const keysOfPart = Math.max(1, Math.ceil(m / wanted / BLOCK)) * BLOCK;
  return { keyParts: Math.max(1, Math.ceil(m / keysOfPart)), keysOfPart };
}

/**
 * One result from those of all parts of the keys: their mean, weighted by the softmax of their logSumExps.
 *
 *     logSumExp = log Σ e^logSumExpₚ
 *     output = Σ outputₚ · e^(logSumExpₚ − logSumExp)
 *
 * @param parts `[keyParts, rows, dV]` and `[keyParts, rows]`
 * @param result `[rows, dV]` and `[rows]`, filled
 */
export function mergeParts(parts: FusedForward, result: FusedForward): void {
  const rows = result.logSumExp.length;
  const width = result.output.length / rows;
  const count = parts.logSumExp.length / rows;
  for (let row = 0; row < rows; row++) {
    const logs = Array.from({ length: count }, (_, part) => parts.logSumExp[part * rows + row]!);
    const logSumExp = logSumExpOf(logs);
    result.logSumExp[row] = logSumExp;
    logs.forEach((log, part) => {
      if (log === Number.NEGATIVE_INFINITY) return;
      const weight = Math.exp(log - logSumExp);
      const from = (part * rows + row) * width;
      for (let c = 0; c < width; c++) result.output[row * width + c]! += parts.output[from + c]! * weight;
    });
  }
}

function logSumExpOf(logs: number[]): number {
  const maximum = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY); // NaN if one is NaN
  if (maximum === Number.NEGATIVE_INFINITY) return maximum;
  return maximum + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - maximum), 0));
}
