import { adjustScores } from './adjust-scores';
import { BLOCK, blockBytes, TILE, visibleKeys } from './blocks';
import { dotProducts } from './dot-products';
import { Job } from './job';
import { scaleStrip, softmaxBlock } from './online-softmax';
import { fillStrip, packStrip, stripBytes, unpackStrip } from './pack';
import { LANES, log, STRIP_BYTES } from './vector';
import { addWeightedSums } from './weighted-sums';

/** What a strip of 8 queries keeps between blocks: maximum and total, then packed queries, then sums. */
const BOOKS_BYTES: i32 = 2 * STRIP_BYTES;

export function forwardTileCount(jobPointer: usize): i32 {
  const job = changetype<Job>(jobPointer);
  return job.batch * tilesOfEntry(job);
}

/** Bytes of scratch that one thread needs. */
export function forwardTileScratch(dK: i32, dV: i32): i32 {
  return blockBytes() + (TILE / LANES) * stateBytes(dK, dV);
}

function tilesOfEntry(job: Job): i32 {
  return (job.n + TILE - 1) / TILE;
}

function stateBytes(dK: i32, dV: i32): i32 {
  return BOOKS_BYTES + stripBytes(dK) + stripBytes(dV);
}

/**
 * Attention of up to 64 queries to all keys, block by block: no more than 96 × 8 scores exist at a time.
 *
 * Each block of keys meets every strip of 8 queries before the next block comes.
 */
export function forwardTile(jobPointer: usize, tile: i32, scratch: usize): void {
  const job = changetype<Job>(jobPointer);
  const entry = tile / tilesOfEntry(job);
  // The last queries first: with `causal` they have the most to do.
  const first = (tilesOfEntry(job) - 1 - (tile % tilesOfEntry(job))) * TILE;
  const end = min(first + TILE, job.n);
  const scores = scratch;
  const states = scratch + blockBytes();
  const size = stateBytes(job.dK, job.dV);

  for (let row = first, state = states; row < end; row += LANES, state += size) {
    openStrip(job, entry, row, state);
  }
  const keysEnd = visibleKeys(job, end);
  for (let key = 0; key < keysEnd; key += BLOCK) {
    for (let row = first, state = states; row < end; row += LANES, state += size) {
      const count = min(BLOCK, visibleKeys(job, row + LANES) - key);
      if (count > 0) meetBlock(job, entry, row, key, count, state, scores);
    }
  }
  for (let row = first, state = states; row < end; row += LANES, state += size) {
    closeStrip(job, entry, row, state);
  }
}

function openStrip(job: Job, entry: i32, row: i32, state: usize): void {
  const queries = job.queries + (((entry * job.n + row) * job.dK) << 2);
  fillStrip(state, 1, -Infinity);
  fillStrip(state + STRIP_BYTES, 1, 0);
  packStrip(queries, min(LANES, job.n - row), job.dK, job.scale, state + BOOKS_BYTES);
  fillStrip(state + BOOKS_BYTES + stripBytes(job.dK), job.dV + 3, 0);
}

function meetBlock(job: Job, entry: i32, row: i32, key: i32, count: i32, state: usize, scores: usize): void {
  const keys = job.keys + (((entry * job.m + key) * job.dK) << 2);
  const values = job.values + (((entry * job.m + key) * job.dV) << 2);
  const strip = state + BOOKS_BYTES;
  const sums = strip + stripBytes(job.dK);
  dotProducts(strip, keys, count, job.dK, scores);
  adjustScores(job, entry, row, min(LANES, job.n - row), key, count, true, scores);
  softmaxBlock(scores, count, state, state + STRIP_BYTES, sums, job.dV);
  addWeightedSums(scores, values, count, job.dV, sums);
}

/** Divides by the total; a query that saw nothing gets 0 and a logSumExp of −∞. */
function closeStrip(job: Job, entry: i32, row: i32, state: usize): void {
  const count = min(LANES, job.n - row);
  const sums = state + BOOKS_BYTES + stripBytes(job.dK);
  const low = v128.load(state, STRIP_BYTES);
  const high = v128.load(state, STRIP_BYTES + 16);
  scaleStrip(sums, job.dV, inverse(low), inverse(high));
  unpackStrip(sums, count, job.dV, job.output + (((entry * job.n + row) * job.dV) << 2));
  v128.store(state, f32x4.add(v128.load(state), log(low)));
  v128.store(state, f32x4.add(v128.load(state, 16), log(high)), 16);
  memory.copy(job.logSumExp + ((entry * job.n + row) << 2), state, count << 2);
}

/** 1 / total, and 0 for a total of 0. */
function inverse(total: v128): v128 {
  const isZero = f32x4.eq(total, f32x4.splat(0));
  return v128.andnot(f32x4.div(f32x4.splat(1), total), isZero);
}
