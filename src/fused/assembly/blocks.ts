import { Job } from './job';
import { stripBytes } from './pack';

/** Rows of a tile: what a block is read for while it is in the cache. */
export const TILE: i32 = 64;

/** Rows of a block: what a strip of scores is kept for. */
export const BLOCK: i32 = 96;

/** Bytes of the scores of a block and a strip: [96, 8]. */
export function blockBytes(): i32 {
  return stripBytes(BLOCK);
}

/** How many keys the queries before row `end` can see. */
export function visibleKeys(job: Job, end: i32): i32 {
  return job.causal ? min(job.m, job.firstQuery + end) : job.m;
}
