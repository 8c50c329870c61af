/** A matrix for each entry of a batch, wherever it lies: a stride of 0 lets one number stand for all. */
export interface Strided<Numbers> {
  data: Numbers;
  /** How many numbers on is the next entry, row and column. */
  strides: readonly [entry: number, row: number, column: number];
}

/**
 * What attention is asked for, as plain arrays.
 *
 * Sizes: `batch` entries, each with n queries, m keys and m values; dK numbers a query and key, dV a value.
 */
export interface FusedJob {
  /** `[batch, n, dK]` */
  queries: Float32Array;
  /** `[batch, m, dK]` */
  keys: Float32Array;
  /** `[batch, m, dV]` */
  values: Float32Array;
  batch: number;
  n: number;
  m: number;
  dK: number;
  dV: number;
  /** What dot products are multiplied by. */
  scale: number;
  /** Whether query i sees keys 0 to i only. */
  causal: boolean;
  /** `[batch, n, m]`: 0 where a query may not look. */
  mask?: Strided<Uint8Array>;
  /** `[batch, n, m]`: added to the scores. */
  bias?: Strided<Float32Array>;
}

/** What the forward pass leaves: the updated words, and for each query the logarithm of its softmax's sum. */
export interface FusedForward {
  /** `[batch, n, dV]` */
  output: Float32Array;
  /** `[batch, n]`: log Σ e^score, −∞ where a query may look nowhere */
  logSumExp: Float32Array;
}
