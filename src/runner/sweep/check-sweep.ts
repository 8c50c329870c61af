import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { exactJson } from '../../format/exact-json.js';
import type { ParameterValue } from '../../format/parameter-values.js';
import { endedPoints, readAbout, readPoints } from './folder.js';
import type { Point } from './points.js';
import type { PointRecord } from './record.js';
import { readSource } from './source.js';

/** How to check a sweep. */
export interface CheckOptions {
  /** How many points to run again (3). */
  count?: number;
  /** The chapter or script, if it lies elsewhere now. */
  source?: string;
  /** Stops the check when it is aborted. */
  signal?: AbortSignal;
  /** Is told each point that was run again. */
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
  const about = await readAbout(resolve(folder));
  if (!about) throw new Error(`checkSweep: expected the folder of a sweep, got ${folder}`);
  const source = await readSource(options.source ?? about.source);
  if (source.fingerprint !== about.fingerprint)
    throw new Error(`checkSweep: expected ${source.name} as it was, got it with other code`);
  const ended = await endedPoints(folder);
  const done = [...ended.keys()].filter((id) => ended.get(id) === 'done');
  if (done.length === 0)
    throw new Error(`checkSweep: expected a point that ended well, got none in ${folder}`);
  const chosen = someOf(done, options.count ?? 3);
  const differences: Differing[][] = [];
  for (const record of await readPoints(folder, new Set(chosen))) {
    const found = await runAgain(record, source.start(record.parameters, record.seed), options.signal);
    options.onPoint?.(record.parameters, found);
    differences.push(found);
  }
  return { checked: chosen.length, differences: differences.flat() };
}

type Started = ReturnType<Awaited<ReturnType<typeof readSource>>['start']>;

async function runAgain(record: PointRecord, process: Started, signal?: AbortSignal): Promise<Differing[]> {
  const stop = () => void process.end();
  signal?.addEventListener('abort', stop);
  try {
    signal?.throwIfAborted();
    const { values, error } = await process.run({});
    signal?.throwIfAborted();
    const failure = error === undefined ? [] : [differing(record, 'error', undefined, error)];
    return [...failure, ...differencesOf(record, values)];
  } finally {
    signal?.removeEventListener('abort', stop);
    await process.end();
  }
}

function differencesOf(record: PointRecord, now: PointRecord['values']): Differing[] {
  const names = [...new Set([...Object.keys(record.values), ...Object.keys(now)])];
  return names
    .filter((name) => exactJson([record.values[name]]) !== exactJson([now[name]]))
    .map((name) => differing(record, name, record.values[name], now[name]));
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
