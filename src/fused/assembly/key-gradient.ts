import { adjustScores } from './adjust-scores';
import { BLOCK, blockBytes, TILE } from './blocks';
import { dotProducts } from './dot-products';
import { Job } from './job';
import { scaleStrip } from './online-softmax';
import { fillStrip, packStrip, stripBytes, unpackStrip } from './pack';
import { scoreGradientsOfKeys } from './score-gradients';
import { LANES } from './vector';
import { addWeightedSums } from './weighted-sums';

export function keyGradientTileCount(jobPointer: usize): i32 {
  const job = changetype<Job>(jobPointer);
  return job.batch * tilesOfEntry(job);
}

function tilesOfEntry(job: Job): i32 {
  return (job.m + TILE - 1) / TILE;
}

/** What a strip of 8 keys keeps: keys, values, and the gradients of both. */
function stateBytes(dK: i32, dV: i32): i32 {
  return 2 * stripBytes(dK) + 2 * stripBytes(dV);
}

export function keyGradientTileScratch(dK: i32, dV: i32): i32 {
  return 2 * blockBytes() + (TILE / LANES) * stateBytes(dK, dV);
}

/**
 * The gradients of the loss by up to 64 keys and their values, from a block of queries after the other.
 *
 *     dV = weightsᵀ dO
 *     dK = dSᵀ Q · scale, dS = weights · (dO Vᵀ − delta)
 *
 * Everything is the other way round: lanes are keys and rows queries, so that no two tiles add to one sum.
 */
export function keyGradientTile(jobPointer: usize, tile: i32, scratch: usize): void {
  const job = changetype<Job>(jobPointer);
  const entry = tile / tilesOfEntry(job);
  const first = (tile % tilesOfEntry(job)) * TILE;
  const end = min(first + TILE, job.m);
  const states = scratch + 2 * blockBytes();
  const size = stateBytes(job.dK, job.dV);

  for (let key = first, state = states; key < end; key += LANES, state += size) {
    openStrip(job, entry, key, state);
  }
  const firstRow = job.causal ? first : 0; // no earlier query sees these keys
  for (let row = firstRow; row < job.n; row += BLOCK) {
    const count = min(BLOCK, job.n - row);
    for (let key = first, state = states; key < end; key += LANES, state += size) {
      if (job.causal && row + count <= key) break;
      meetQueries(job, entry, key, row, count, state, scratch);
    }
  }
  for (let key = first, state = states; key < end; key += LANES, state += size) {
    closeStrip(job, entry, key, state);
  }
}

function openStrip(job: Job, entry: i32, key: i32, state: usize): void {
  const count = min(LANES, job.m - key);
  const at = entry * job.m + key;
  const values = state + stripBytes(job.dK);
  packStrip(job.keys + ((at * job.dK) << 2), count, job.dK, job.scale, state);
  packStrip(job.values + ((at * job.dV) << 2), count, job.dV, 1, values);
  fillStrip(values + stripBytes(job.dV), job.dK + job.dV + 6, 0);
}

function meetQueries(
  job: Job,
  entry: i32,
  key: i32,
  row: i32,
  count: i32,
  state: usize,
  scores: usize,
): void {
  const at = entry * job.n + row;
  const queries = job.queries + ((at * job.dK) << 2);
  const dOutput = job.dOutput + ((at * job.dV) << 2);
  const values = state + stripBytes(job.dK);
  const dKeys = values + stripBytes(job.dV);
  const dValues = dKeys + stripBytes(job.dK);
  const dScores = scores + blockBytes();
  dotProducts(state, queries, count, job.dK, scores);
  adjustScores(job, entry, key, min(LANES, job.m - key), row, count, false, scores);
  dotProducts(values, dOutput, count, job.dV, dScores);
  scoreGradientsOfKeys(scores, dScores, count, job.logSumExp + (at << 2), job.delta + (at << 2));
  addWeightedSums(scores, dOutput, count, job.dV, dValues);
  addWeightedSums(dScores, queries, count, job.dK, dKeys);
}

function closeStrip(job: Job, entry: i32, key: i32, state: usize): void {
  const count = min(LANES, job.m - key);
  const at = entry * job.m + key;
  const dKeys = state + stripBytes(job.dK) + stripBytes(job.dV);
  const scale = f32x4.splat(job.scale);
  scaleStrip(dKeys, job.dK, scale, scale);
  unpackStrip(dKeys, count, job.dK, job.dKeys + ((at * job.dK) << 2));
  unpackStrip(dKeys + stripBytes(job.dK), count, job.dV, job.dValues + ((at * job.dV) << 2));
}
