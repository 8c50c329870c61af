import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { exactJson } from '../../format/exact-json.js';
import type { ParameterValue } from '../../format/parameter-values.js';
import { defaultJobs } from './default-jobs.js';
import { endedPoints, readAbout, readPoints, sourceOf } from './folder.js';
import type { Point } from './points.js';
import type { PointRecord } from './record.js';
import { runLanes } from './run-lanes.js';
import { readSource, type Source } from './source.js';

/** How to check a sweep. */
export interface CheckOptions {
  /** How many points to run again (3). */
  count?: number;
  /** How many points to run at once (as many as cores and memory allow). */
  jobs?: number;
  /** The chapter or script, if it lies elsewhere now: it is looked for where it lay, seen from the folder. */
  source?: string;
  /** Stops the check when it is aborted. */
  signal?: AbortSignal;
  /** Is told each point that was run again, as they end. */
  onPoint?: (parameters: Point, differences: Differing[]) => void;
}

/** A reported value that came out differently. */
export interface Differing {
  parameters: Point;
  name: string;
  before: ParameterValue | undefined;
  now: ParameterValue | undefined;
}

/**
 * Runs some points of a sweep again, chosen at random, and compares what they report to the last digit.
 *
 * @param folder a sweep's folder, which stays as it is
 * @param options how many
 * @returns how many were run, and all that differs
 * @throws {Error} when the folder holds no results, or the code has changed since
 */
export async function checkSweep(
  folder: string,
  options: CheckOptions = {},
): Promise<{ checked: number; differences: Differing[] }> {
  const source = await sourceAsItWas(folder, options.source);
  const ended = await endedPoints(folder);
  const done = [...ended.keys()].filter((id) => ended.get(id) === 'done');
  if (done.length === 0)
    throw new Error(`checkSweep: expected a point that ended well, got none in ${folder}`);
  const chosen = new Set(someOf(done, options.count ?? 3));
  const records = new Map((await readPoints(folder, chosen)).map((record) => [record.id, record]));
  const differences = await runAgain(source, records, options);
  return { checked: chosen.size, differences };
}

/** What the sweep of a folder has run. @throws {Error} when it is gone, or has changed since */
async function sourceAsItWas(folder: string, elsewhere: string | undefined): Promise<Source> {
  const about = await readAbout(resolve(folder));
  if (!about) throw new Error(`checkSweep: expected the folder of a sweep, got ${folder}`);
  const place = sourceOf(folder, about);
  if (elsewhere === undefined && !existsSync(place))
    throw new Error(
      `checkSweep: expected the source of the sweep at ${place}, got no such file (say as source where it lies now)`,
    );
  const source =
    elsewhere === undefined
      ? await readSource(place, resolve(folder, about.begunIn))
      : await readSource(elsewhere);
  if (source.fingerprint !== about.fingerprint)
    throw new Error(`checkSweep: expected ${source.name} as it was, got it with other code`);
  return source;
}

/** Runs points once more, several at once. */
async function runAgain(
  source: Source,
  records: ReadonlyMap<string, PointRecord>,
  { jobs = defaultJobs().jobs, signal, onPoint }: CheckOptions,
): Promise<Differing[]> {
  const broken = new AbortController();
  const either = signal ? AbortSignal.any([signal, broken.signal]) : broken.signal;
  const waiting = [...records.keys()];
  const differences: Differing[][] = [];
  await runLanes(Math.min(jobs, waiting.length), either, {
    next: async () => waiting.shift(),
    start: (id) => source.start(records.get(id)!.parameters, records.get(id)!.seed),
    run: async (id, point) => {
      const { values, error } = await point.run({});
      either.throwIfAborted();
      const found = differencesOf(records.get(id)!, values, error);
      onPoint?.(records.get(id)!.parameters, found);
      differences.push(found);
    },
    fail: (error) => broken.abort(error),
  });
  return differences.flat();
}

function differencesOf(
  record: PointRecord,
  now: PointRecord['values'],
  error: string | undefined,
): Differing[] {
  const failure = error === undefined ? [] : [differing(record, 'error', undefined, error)];
  const names = [...new Set([...Object.keys(record.values), ...Object.keys(now)])];
  const changed = names
    .filter((name) => exactJson([record.values[name]]) !== exactJson([now[name]]))
    .map((name) => differing(record, name, record.values[name], now[name]));
  return [...failure, ...changed];
}

function differing(
  { parameters }: PointRecord,
  name: string,
  before: ParameterValue | undefined,
  now: ParameterValue | undefined,
): Differing {
  return { parameters, name, before, now };
}

/** Some of a list, each with the same chance. */
function someOf<T>(list: readonly T[], count: number): T[] {
  const left = [...list];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(randomInt(left.length), 1)[0]!,
  );
}
