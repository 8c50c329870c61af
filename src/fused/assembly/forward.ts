import { BLOCK, blockBytes, TILE, visibleKeys } from './blocks';
import { Job } from './job';
import { closeStrip, hasNaN, meetKeys, openStrip, queryStripBytes } from './query-strip';
import { LANES } from './vector';

export function forwardTileCount(jobPointer: usize): i32 {
  const job = changetype<Job>(jobPointer);
  return job.batch * tilesOfEntry(job);
}

/** Bytes of scratch that one thread needs. */
export function forwardTileScratch(dK: i32, dV: i32): i32 {
  return blockBytes() + (TILE / LANES) * queryStripBytes(dK, dV);
}

function tilesOfEntry(job: Job): i32 {
  return ((job.n + TILE - 1) / TILE) * job.keyParts;
}

/**
 * Attention of up to 64 queries to all keys, block by block: no more than 96 × 8 scores exist at a time.
 *
 * Each block of keys meets every strip of 8 queries before the next block comes.
 * Where queries are few, keys come in parts, and each part has tiles and results of its own.
 */
export function forwardTile(jobPointer: usize, tile: i32, scratch: usize): void {
  const job = changetype<Job>(jobPointer);
  const entry = tile / tilesOfEntry(job);
  const tileOfEntry = tile % tilesOfEntry(job);
  // The last queries first: with `causal` they have the most to do.
  const first = ((tilesOfEntry(job) - 1 - tileOfEntry) / job.keyParts) * TILE;
  const end = min(first + TILE, job.n);
  const part = tileOfEntry % job.keyParts;
  const firstKey = part * job.keysOfPart;
  const keysEnd = min(firstKey + job.keysOfPart, visibleKeys(job, end));
  const states = scratch + blockBytes();
  const size = queryStripBytes(job.dK, job.dV);

  for (let row = first, state = states; row < end; row += LANES, state += size) {
    openStrip(job, entry, row, state);
  }
  for (let key = firstKey; key < keysEnd; key += BLOCK) {
    for (let row = first, state = states; row < end; row += LANES, state += size) {
      meetKeys(job, entry, row, key, min(key + BLOCK, keysEnd), state, scratch, false);
    }
  }
  for (let row = first, state = states; row < end; row += LANES, state += size) {
    if (hasNaN(job, state)) repeatStrip(job, entry, row, firstKey, keysEnd, state, scratch);
    closeStrip(job, entry, row, part, state);
  }
}

/** Does a strip again, so that NaN or ∞ in a value reaches only queries that may see it. */
function repeatStrip(
  job: Job,
  entry: i32,
  row: i32,
  firstKey: i32,
  keysEnd: i32,
  state: usize,
  scores: usize,
): void {
  openStrip(job, entry, row, state);
  for (let key = firstKey; key < keysEnd; key += BLOCK) {
    meetKeys(job, entry, row, key, min(key + BLOCK, keysEnd), state, scores, true);
  }
}
