import { join, resolve } from 'node:path';
import { openClaims, removeLeftClaims } from '../../files/claims.js';
import { kitVersion } from '../../files/kit-folder.js';
import { makeFolder } from '../../files/make-folder.js';
import { saveFile } from '../../files/save-file.js';
import { defaultJobs } from './default-jobs.js';
import { endedPoints, partsOf, placesOf, savePoint } from './folder.js';
import type { Outcome } from './point-process.js';
import { type Point, pointId, type Shard, seedOf, shardOf } from './points.js';
import { queueOf } from './queue.js';
import type { PointRecord } from './record.js';
import { runLanes } from './run-lanes.js';
import type { Source } from './source.js';
import { openSweep, stateOfSweep } from './state.js';
import type { Limits } from './watch-process.js';

/** Points for which it isn't worth making the start of processes quicker. */
const few = 5;

/** Letters of an error that are kept. */
const mostSaid = 500;

/** How to run a sweep. */
export interface SweepOptions extends Limits {
  /** Where the results are kept, and found again: a folder that is empty, isn't there yet, or holds a part of them. */
  folder: string;
  /** How many points to run at once (as many as cores and memory allow). */
  jobs?: number;
  /** Runs only one part of the points, as one machine of several does. */
  shard?: Shard;
  /** Runs points that have failed once more (no). */
  retry?: boolean;
  /** Keeps the executed notebook of each point, or what a script has printed (no). */
  keep?: boolean;
  /** Stops the sweep when it is aborted: what is finished stays. */
  signal?: AbortSignal;
  /** Is told each point that ends. */
  onProgress?: (progress: SweepProgress) => void;
  /** Is told when only points are left that other processes are running. */
  onWait?: (count: number) => void;
}

/** How far a sweep is. */
export interface SweepProgress {
  /** What has just ended. */
  record: PointRecord;
  /** How many of `total` have ended by now, those of earlier runs and of other processes included. */
  ended: number;
  total: number;
  /** Seconds that the rest will take if it goes on like this. */
  secondsLeft: number;
}

/** What a sweep came to. */
export interface SweepResult {
  total: number;
  /** How many were run just now. */
  ran: number;
  /** The points that have failed, now or earlier. */
  failed: PointRecord[];
}

/**
 * Runs a chapter or a script once for each point, each in a process of its own, and keeps what is reported in a folder.
 *
 * What the folder holds already isn't run again: the same call goes on after a stop of any kind. Several may work in
 * one folder at once, and share the points:
 * `await runSweep('9', gridOf({ seed: [1, 2, 3], dK: [4, 16] }), { folder: 'results' })`.
 *
 * @param source a chapter, as `findChapter` takes it, or the path of a script
 * @param points what to set for each run, see `gridOf`
 * @param options folder, processes, limits
 * @throws {Error} when the folder holds results of another code, or can't be written
 * @throws {TypeError} for a parameter of another kind
 */
export async function runSweep(
  source: string,
  points: readonly Point[],
  options: SweepOptions,
): Promise<SweepResult> {
  const folder = resolve(options.folder);
  const read = await openSweep(source, points, folder);
  const own = options.shard ? shardOf(points, options.shard) : points;
  const byId = new Map(own.map((point) => [pointId(point), point]));
  const before = await endedPoints(folder);
  const isOver = (id: string) => before.has(id) && !(options.retry && before.get(id) === 'failed');
  const ids = [...byId.keys()].filter((id) => !isOver(id));
  const run = () => runPoints(read, byId, ids, { ...options, folder });
  const ran = ids.length < few ? await run() : await quickly(read, run);
  const { total, failed } = await stateOfSweep(own, folder);
  return { total, ran, failed };
}

/** Does work beside which the start of processes is made quicker. */
async function quickly<T>(source: Source, work: () => Promise<T>): Promise<T> {
  const giveUp = new AbortController();
  const made = source.quicken(giveUp.signal).catch(() => {}); // they go without
  try {
    return await work();
  } finally {
    giveUp.abort();
    await made;
  }
}

/** Runs points, and tells how many it were; others may have run some meanwhile. */
async function runPoints(
  source: Source,
  byId: ReadonlyMap<string, Point>,
  ids: readonly string[],
  options: SweepOptions,
): Promise<number> {
  const { folder, jobs = defaultJobs(options.memory).jobs, retry, onWait = () => {} } = options;
  if (ids.length === 0) {
    await removeLeftClaims(partsOf(folder).claims);
    return 0;
  }
  const broken = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, broken.signal]) : broken.signal;
  const claims = await openClaims(partsOf(folder).claims);
  const places = (id: string) => placesOf(folder, id).slice(0, retry ? 1 : 2);
  const queue = queueOf({ claims, ids, placesOf: places, onWait, signal });
  const began = performance.now();
  let ran = 0;
  try {
    await runLanes(Math.min(jobs, ids.length), signal, {
      next: queue.next,
      start: (id) => source.start(byId.get(id)!, seedOf(id)),
      run: async (id, point) => {
        const outcome = await point.run(options);
        signal.throwIfAborted();
        const record = recordOf(id, byId.get(id)!, outcome);
        await keep(source, record, outcome.shown, options);
        await claims.release(id);
        ran++;
        const secondsLeft = ((performance.now() - began) / 1000 / ran) * (ids.length - ran);
        const ended = byId.size - ids.length + ran;
        options.onProgress?.({ record, ended, total: byId.size, secondsLeft });
      },
      fail: (error) => broken.abort(error),
    });
  } finally {
    await claims.close();
  }
  return ran;
}

async function keep(
  source: Source,
  record: PointRecord,
  shown: string,
  options: SweepOptions,
): Promise<void> {
  const { folder } = options;
  if (options.keep) {
    await makeFolder(partsOf(folder).shown);
    await saveFile(join(partsOf(folder).shown, `${record.id}${source.shownAs}`), shown);
  }
  await savePoint(folder, record);
}

function recordOf(id: string, parameters: Point, { error, values, seconds, memory }: Outcome): PointRecord {
  return {
    id,
    parameters,
    state: error === undefined ? 'done' : 'failed',
    ...(error === undefined ? {} : { error: inOneLine(error) }),
    values,
    seconds: Math.round(seconds * 1000) / 1000,
    memory,
    seed: seedOf(id),
    kit: kitVersion,
    node: process.versions.node,
    ended: new Date().toISOString(),
  };
}

/** What went wrong, for a cell of a table; how much a program says is its own choice. */
function inOneLine(error: string): string {
  const line = error.trim().replace(/\s*[\r\n]+\s*/g, ' / ');
  return line.length > mostSaid ? `${line.slice(0, mostSaid)}…` : line;
}
