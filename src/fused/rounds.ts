import type { FusedJob } from './fused-job.js';

/** A part of a job that is in the kernel's memory at one time: whole entries of the batch, or rows of one. */
export interface Round {
  entry: number;
  entries: number;
  row: number;
  rows: number;
}

/** Bytes that the queries of one entry, and what comes with them, may take in a round; keys and values come on top. */
const ROW_BYTES = 1.25 * 1024 * 1024;
/** Bytes that several whole entries may take in a round, keys and values included. */
const ENTRY_BYTES = 4 * 1024 * 1024;
/** Rows go by whole tiles, so that results don't depend on rounds. */
const TILE_ROWS = 64;

/** Cuts a job into rounds, so that memory stays small however many queries there are. */
export function rounds(job: FusedJob): Round[] {
  return cut(job, rowsOfRound(job));
}

/** Cuts a job between entries only, for work that needs all queries of an entry at once. */
export function wholeEntries(job: FusedJob): Round[] {
  return cut(job, job.n);
}

function cut(job: FusedJob, rows: number): Round[] {
  const { batch, n } = job;
  const most = rows < n ? 1 : Math.floor(ENTRY_BYTES / bytesOfEntry(job));
  const entries = Math.max(1, Math.min(batch, most));
  const all: Round[] = [];
  for (let entry = 0; entry < batch; entry += entries) {
    for (let row = 0; row < n; row += rows) {
      all.push({
        entry,
        entries: Math.min(entries, batch - entry),
        row,
        rows: Math.min(rows, n - row),
      });
    }
  }
  return all;
}

/** As many in each round as in the others, but for the last. */
function rowsOfRound(job: FusedJob): number {
  const most = Math.max(TILE_ROWS, ROW_BYTES / bytesOfRow(job));
  const roundCount = Math.ceil(job.n / most);
  return Math.ceil(job.n / roundCount / TILE_ROWS) * TILE_ROWS || TILE_ROWS;
}

/** Only what has a row of its own counts. */
function bytesOfRow({ m, dK, dV, mask, bias }: FusedJob): number {
  return 4 * (dK + dV + 1) + (mask?.strides[1] ? m : 0) + (bias?.strides[1] ? 4 * m : 0);
}

function bytesOfEntry(job: FusedJob): number {
  return job.n * bytesOfRow(job) + 4 * job.m * (job.dK + job.dV);
}
