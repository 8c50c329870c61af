import { Job } from './job';
import { LANES, STRIP_BYTES } from './vector';

const HIDDEN: f32 = -Infinity;

/**
 * Adds the bias to a block of scores and hides what mask or `causal` hide, by −∞.
 *
 * The 8 lanes are queries and the rows keys, or the other way round (`lanesAreQueries`).
 *
 * @param scores [count, 8]
 * @param lane which query (or key) the first lane is, `lanes` of the 8 are there
 * @param row which key (or query) the first row is
 */
export function adjustScores(
  job: Job,
  entry: i32,
  lane: i32,
  lanes: i32,
  row: i32,
  count: i32,
  lanesAreQueries: bool,
  scores: usize,
): void {
  if (job.bias) {
    const laneStride = lanesAreQueries ? job.biasRowStride : job.biasColumnStride;
    const rowStride = lanesAreQueries ? job.biasColumnStride : job.biasRowStride;
    const start = entry * job.biasEntryStride + lane * laneStride + row * rowStride;
    addBias(job.bias + (start << 2), laneStride << 2, lanes, rowStride << 2, count, scores);
  }
  if (job.mask) {
    const laneStride = lanesAreQueries ? job.maskRowStride : job.maskColumnStride;
    const rowStride = lanesAreQueries ? job.maskColumnStride : job.maskRowStride;
    const start = entry * job.maskEntryStride + lane * laneStride + row * rowStride;
    hideMasked(job.mask + start, laneStride, lanes, rowStride, count, scores);
  }
  if (!job.causal) return;
  if (lanesAreQueries) hideLaterKeys(job.firstQuery + lane, row, count, scores);
  else hideEarlierQueries(lane, job.firstQuery + row, count, scores);
}

function addBias(bias: usize, laneBytes: i32, lanes: i32, rowBytes: i32, count: i32, scores: usize): void {
  for (let i = 0; i < count; i++) {
    for (let lane = 0; lane < lanes; lane++) {
      const at = scores + (lane << 2);
      store<f32>(at, load<f32>(at) + load<f32>(bias + lane * laneBytes));
    }
    bias += rowBytes;
    scores += STRIP_BYTES;
  }
}

function hideMasked(mask: usize, laneBytes: i32, lanes: i32, rowBytes: i32, count: i32, scores: usize): void {
  for (let i = 0; i < count; i++) {
    for (let lane = 0; lane < lanes; lane++) {
      if (!load<u8>(mask + lane * laneBytes)) store<f32>(scores + (lane << 2), HIDDEN);
    }
    mask += rowBytes;
    scores += STRIP_BYTES;
  }
}

/** Rows are keys from `key` on, lanes queries from `query` on. */
function hideLaterKeys(query: i32, key: i32, count: i32, scores: usize): void {
  for (let i = max(0, query + 1 - key); i < count; i++) {
    const visible = key + i - query; // the first lane that sees this key
    for (let lane = 0; lane < min(LANES, visible); lane++) {
      store<f32>(scores + i * STRIP_BYTES + (lane << 2), HIDDEN);
    }
  }
}

/** Rows are queries from `query` on, lanes keys from `key` on. */
function hideEarlierQueries(key: i32, query: i32, count: i32, scores: usize): void {
  const end = min(count, key + LANES - 1 - query);
  for (let i = 0; i < end; i++) {
    for (let lane = max(0, query + i + 1 - key); lane < LANES; lane++) {
      store<f32>(scores + i * STRIP_BYTES + (lane << 2), HIDDEN);
    }
  }
}
