import { defaultJobs } from '../runner/sweep/default-jobs.js';
import { endedPoints, hasReported, partsOf } from '../runner/sweep/folder.js';
import type { Shard } from '../runner/sweep/points.js';
import { runSweep, type SweepProgress } from '../runner/sweep/run-sweep.js';
import { writeTable } from '../runner/sweep/write-table.js';
import type { Given } from './command.js';
import { inWords } from './in-words.js';
import { readAmount, readCount } from './read-options.js';
import { readPoints } from './read-points.js';
import { say, warn } from './say.js';
import { stoppable } from './stopped.js';
import { tellFailed } from './tell-failed.js';
import { UsageError } from './usage-error.js';

/** Runs the points that the command line asks for; Ctrl-C keeps what is finished. */
export function sweepRun(args: Given): Promise<void> {
  return stoppable((signal) => execute(args, signal));
}

async function execute(args: Given, signal: AbortSignal): Promise<void> {
  const folder = args.out as string | undefined;
  if (folder === undefined) throw new UsageError('sweep: expected --out DIR, got none');
  const limits = {
    timeoutSeconds: readAmount('sweep', 'timeout', args.timeout, 'seconds') ?? 3600,
    memory: readAmount('sweep', 'memory', args.memory, 'megabytes'),
  };
  const jobs = readCount('sweep', 'jobs', args.jobs);
  const shard = readShard(args.shard as string | undefined);
  const { points, plan } = await readPoints(args);
  const chosen = defaultJobs(limits.memory);
  const part = shard ? `, part ${shard.part} of ${shard.of}` : '';
  warn(
    `${counted(points.length, 'point')} (${plan})${part}; ${jobs ?? chosen.jobs} at once${jobs ? '' : ` (${chosen.because})`}`,
  );
  const { retry, keep } = args as { retry?: boolean; keep?: boolean };
  const options = { ...defined({ ...limits, shard, retry, keep }), jobs: jobs ?? chosen.jobs };
  try {
    const { total, ran, failed } = await runSweep(String(args.source), points, {
      ...options,
      folder,
      signal,
      onProgress: showProgress,
      onWait: tellOnce((count) =>
        warn(`Another sweep in this folder runs the last ${count}; waiting for it`),
      ),
    });
    say(`${counted(total, 'point')}, ${total - ran} of them run before: ${partsOf(folder).table}`);
    tellFailed(failed);
    if (!(await hasReported(folder))) warn(nothingReported);
  } catch (error) {
    if (signal.aborted) await sayHowToGoOn(folder);
    throw error;
  }
}

const nothingReported =
  'No point has reported anything: report({ accuracy }) in a cell or script puts a value into the table';

async function sayHowToGoOn(folder: string): Promise<void> {
  const ended = await endedPoints(folder).catch(() => new Map());
  if (ended.size > 0) await writeTable(folder).catch(() => {}); // the points are kept
  warn(`Stopped. ${counted(ended.size, 'point')} kept in ${folder}; the same command goes on`);
}

function readShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, part = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (part >= 1 && part <= of) return { part, of };
  throw new UsageError(`sweep: expected --shard I/N with I from 1 to N, got ${text}`);
}

function showProgress({ record, ended, total, secondsLeft }: SweepProgress): void {
  const { state, parameters, values, seconds, error } = record;
  const place = `${String(ended).padStart(String(total).length)}/${total}`;
  const told = error ?? inWords(values);
  const left = ended < total ? `  (${duration(secondsLeft)} left)` : '';
  const mark = state === 'done' ? '✓' : '✗';
  warn(`${mark} ${place}  ${seconds.toFixed(2).padStart(6)} s  ${inWords(parameters)}  ${told}${left}`);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** A time in its two largest units. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function tellOnce(tell: (count: number) => void): (count: number) => void {
  let told = false;
  return (count) => {
    if (!told) tell(count);
    told = true;
  };
}

/** Without what is undefined. */
function defined<T extends object>(options: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
