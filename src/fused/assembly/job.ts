/**
 * One round of work, as it lies in memory: where everything is, and how large.
 * `job-fields.ts`, outside, writes the same fields in the same order; each takes four bytes.
 *
 * Sizes: batch entries, each with n queries, m keys and m values; dK numbers a query and key, dV a value.
 */
@unmanaged
export class Job {
  // [batch, n, dK], [batch, m, dK], [batch, m, dV]
  queries: usize;
  keys: usize;
  values: usize;
  // [keyParts, batch, n, dV], [keyParts, batch, n]
  output: usize;
  logSumExp: usize;
  // [batch, n, m] by their strides, 0 where one number stands for all; address 0 where there is none
  mask: usize;
  maskEntryStride: i32;
  maskRowStride: i32;
  maskColumnStride: i32;
  bias: usize;
  biasEntryStride: i32;
  biasRowStride: i32;
  biasColumnStride: i32;
  batch: i32;
  n: i32;
  m: i32;
  dK: i32;
  dV: i32;
  scale: f32;
  // 1: a query sees no later key; row 0 of this round is query `firstQuery`
  causal: i32;
  firstQuery: i32;
  // in how many parts keys come, and how many keys (a multiple of a block) are in each
  keyParts: i32;
  keysOfPart: i32;
  // [batch, n, dV], [batch, n], then like queries, keys and values: only for gradients
  dOutput: usize;
  delta: usize;
  dQueries: usize;
  dKeys: usize;
  dValues: usize;
  // where thread t works: scratch + t · scratchBytes; a tile is told its own
  scratch: usize;
  scratchBytes: i32;
}
