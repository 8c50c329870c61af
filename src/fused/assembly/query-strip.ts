import { adjustScores } from './adjust-scores';
import { visibleKeys } from './blocks';
import { dotProducts } from './dot-products';
import { Job } from './job';
import { scaleStrip, softmaxBlock } from './online-softmax';
import { fillStrip, packStrip, stripBytes, unpackStrip } from './pack';
import { LANES, log, STRIP_BYTES } from './vector';
import { addSeenSums, addWeightedSums } from './weighted-sums';

// What a strip of 8 queries keeps from block to block, one after the other:
//   maximum [8] of the scores so far, total [8] of the weights so far,
//   queries [dK, 8] times scale, sums [dV, 8] of the weighted values so far.

const TOTAL: i32 = STRIP_BYTES;
const QUERIES: i32 = 2 * STRIP_BYTES;

export function queryStripBytes(dK: i32, dV: i32): i32 {
  return QUERIES + stripBytes(dK) + stripBytes(dV);
}

function sumsOf(job: Job, state: usize): usize {
  return state + QUERIES + stripBytes(job.dK);
}

/** Begins with nothing seen. */
export function openStrip(job: Job, entry: i32, row: i32, state: usize): void {
  const queries = job.queries + (((entry * job.n + row) * job.dK) << 2);
  fillStrip(state, 1, -Infinity);
  fillStrip(state + TOTAL, 1, 0);
  packStrip(queries, min(LANES, job.n - row), job.dK, job.scale, state + QUERIES);
  fillStrip(sumsOf(job, state), job.dV + 3, 0);
}

/**
 * Takes in keys `key` to `end` − 1 with their values.
 *
 * @param scores [96, 8]: room for scores, then weights
 * @param careful whether values may hold NaN or ∞
 */
export function meetKeys(
  job: Job,
  entry: i32,
  row: i32,
  key: i32,
  end: i32,
  state: usize,
  scores: usize,
  careful: bool,
): void {
  const count = min(end, visibleKeys(job, row + LANES)) - key;
  if (count <= 0) return;
  const keys = job.keys + (((entry * job.m + key) * job.dK) << 2);
  const values = job.values + (((entry * job.m + key) * job.dV) << 2);
  const sums = sumsOf(job, state);
  dotProducts(state + QUERIES, keys, count, job.dK, scores);
  adjustScores(job, entry, row, min(LANES, job.n - row), key, count, true, scores);
  softmaxBlock(scores, count, state, state + TOTAL, sums, job.dV);
  if (careful) addSeenSums(scores, values, count, job.dV, sums);
  else addWeightedSums(scores, values, count, job.dV, sums);
}

/** Whether a sum is NaN that perhaps shouldn't be: 0 · NaN is NaN, even if 0 is the weight of a hidden key. */
export function hasNaN(job: Job, state: usize): bool {
  if (!job.causal && !job.mask && !job.bias) return false;
  const sums = sumsOf(job, state);
  const end = sums + job.dV * STRIP_BYTES;
  let found = f32x4.splat(0);
  for (let at = sums; at < end; at += 16) {
    found = v128.or(found, f32x4.ne(v128.load(at), v128.load(at)));
  }
  return v128.any_true(found);
}

/** Divides by the total; a query that saw nothing gets 0 and a logSumExp of −∞. */
export function closeStrip(job: Job, entry: i32, row: i32, part: i32, state: usize): void {
  const count = min(LANES, job.n - row);
  const at = (part * job.batch + entry) * job.n + row;
  const sums = sumsOf(job, state);
  const low = v128.load(state, TOTAL);
  const high = v128.load(state, TOTAL + 16);
  scaleStrip(sums, job.dV, inverse(low), inverse(high));
  unpackStrip(sums, count, job.dV, job.output + ((at * job.dV) << 2));
  v128.store(state, f32x4.add(v128.load(state), log(low)));
  v128.store(state, f32x4.add(v128.load(state, 16), log(high)), 16);
  memory.copy(job.logSumExp + (at << 2), state, count << 2);
}

/** 1 / total, and 0 for a total of 0. */
function inverse(total: v128): v128 {
  const isZero = f32x4.eq(total, f32x4.splat(0));
  return v128.andnot(f32x4.div(f32x4.splat(1), total), isZero);
}
