import { adjustScores } from './adjust-scores';
import { BLOCK, blockBytes, TILE, visibleKeys } from './blocks';
import { dotProducts } from './dot-products';
import { Job } from './job';
import { scaleStrip } from './online-softmax';
import { fillStrip, packStrip, stripBytes, unpackStrip } from './pack';
import { scoreGradientsOfQueries } from './score-gradients';
import { LANES, STRIP_BYTES } from './vector';
import { addWeightedSums } from './weighted-sums';

/** What a strip of 8 queries keeps: logSumExp and delta, then queries, gradients of outputs and of queries. */
const BOOKS_BYTES: i32 = 2 * STRIP_BYTES;

export function queryGradientTileCount(jobPointer: usize): i32 {
  const job = changetype<Job>(jobPointer);
  return job.batch * tilesOfEntry(job);
}

function tilesOfEntry(job: Job): i32 {
  return (job.n + TILE - 1) / TILE;
}

function stateBytes(dK: i32, dV: i32): i32 {
  return BOOKS_BYTES + 2 * stripBytes(dK) + stripBytes(dV);
}

export function queryGradientTileScratch(dK: i32, dV: i32): i32 {
  return 2 * blockBytes() + (TILE / LANES) * stateBytes(dK, dV);
}

/**
 * The gradient of the loss by up to 64 queries, from a block of keys after the other.
 *
 *     dQ = dS K · scale, dS = weights · (dO Vᵀ − delta)
 */
export function queryGradientTile(jobPointer: usize, tile: i32, scratch: usize): void {
  const job = changetype<Job>(jobPointer);
  const entry = tile / tilesOfEntry(job);
  const first = (tilesOfEntry(job) - 1 - (tile % tilesOfEntry(job))) * TILE;
  const end = min(first + TILE, job.n);
  const states = scratch + 2 * blockBytes();
  const size = stateBytes(job.dK, job.dV);

  for (let row = first, state = states; row < end; row += LANES, state += size) {
    openStrip(job, entry, row, state);
  }
  const keysEnd = visibleKeys(job, end);
  for (let key = 0; key < keysEnd; key += BLOCK) {
    for (let row = first, state = states; row < end; row += LANES, state += size) {
      const count = min(BLOCK, visibleKeys(job, row + LANES) - key);
      if (count > 0) meetKeys(job, entry, row, key, count, state, scratch);
    }
  }
  for (let row = first, state = states; row < end; row += LANES, state += size) {
    closeStrip(job, entry, row, state);
  }
}

function openStrip(job: Job, entry: i32, row: i32, state: usize): void {
  const count = min(LANES, job.n - row);
  const at = entry * job.n + row;
  const queries = state + BOOKS_BYTES;
  const dOutput = queries + stripBytes(job.dK);
  packStrip(job.logSumExp + (at << 2), count, 1, 1, state);
  packStrip(job.delta + (at << 2), count, 1, 1, state + STRIP_BYTES);
  packStrip(job.queries + ((at * job.dK) << 2), count, job.dK, job.scale, queries);
  packStrip(job.dOutput + ((at * job.dV) << 2), count, job.dV, 1, dOutput);
  fillStrip(dOutput + stripBytes(job.dV), job.dK + 3, 0);
}

function meetKeys(job: Job, entry: i32, row: i32, key: i32, count: i32, state: usize, scores: usize): void {
  const keys = job.keys + (((entry * job.m + key) * job.dK) << 2);
  const values = job.values + (((entry * job.m + key) * job.dV) << 2);
  const queries = state + BOOKS_BYTES;
  const dOutput = queries + stripBytes(job.dK);
  const dQueries = dOutput + stripBytes(job.dV);
  const dScores = scores + blockBytes();
  dotProducts(queries, keys, count, job.dK, scores);
  adjustScores(job, entry, row, min(LANES, job.n - row), key, count, true, scores);
  dotProducts(dOutput, values, count, job.dV, dScores);
  scoreGradientsOfQueries(scores, dScores, count, state);
  addWeightedSums(dScores, keys, count, job.dK, dQueries);
}

function closeStrip(job: Job, entry: i32, row: i32, state: usize): void {
  const dQueries = state + BOOKS_BYTES + stripBytes(job.dK) + stripBytes(job.dV);
  const scale = f32x4.splat(job.scale);
  scaleStrip(dQueries, job.dK, scale, scale);
  const target = job.dQueries + (((entry * job.n + row) * job.dK) << 2);
  unpackStrip(dQueries, min(LANES, job.n - row), job.dK, target);
}
