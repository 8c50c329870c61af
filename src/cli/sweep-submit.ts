import { spawn } from 'node:child_process';

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../files/make-folder.js';
import { saveFile } from '../files/save-file.js';
import { kubernetesJob } from '../runner/sweep/batch/kubernetes.js';
import { slurmScript } from '../runner/sweep/batch/slurm.js';
import { openSweep, stateOfSweep } from '../runner/sweep/state.js';
import type { Given } from './command.js';
import { readCount } from './read-options.js';
import { readPoints } from './read-points.js';
import { say, warn } from './say.js';
import { tellFailed } from './tell-failed.js';
import { UsageError } from './usage-error.js';

const main = fileURLToPath(new URL('./main.js', import.meta.url));

/** Hands a sweep to Slurm, and gathers the results; or prints a manifest for Kubernetes. */
export async function sweepSubmit(args: Given): Promise<void> {
  const folder = args.out as string | undefined;
  if (folder === undefined) throw new UsageError('sweep submit: expected --out DIR, got none');
  if (!args.slurm === !args.kubernetes)
    throw new UsageError(
      `sweep submit: expected --slurm or --kubernetes, got ${args.slurm ? 'both' : 'neither'}`,
    );
  const { points } = await readPoints(args);
  const shards = Math.min(readCount('sweep submit', 'shards', args.shards) ?? 4, points.length);
  const command = ['sweep', String(args.source), ...optionsAgain(args), '-o', folder];
  if (args.kubernetes) return printManifest(args, command, shards);
  await openSweep(String(args.source), points, folder);
  const script = await writeScript(args, command, { folder, shards });
  await submit(script, { isWaiting: !args['no-wait'], folder });
  if (args['no-wait']) return;
  const { total, failed, missing } = await stateOfSweep(points, folder);
  say(`${total} points, ${missing} of them not run: ${join(resolve(folder), 'table.csv')}`);
  tellFailed(failed);
  if (missing > 0)
    throw new Error(
      `sweep submit: expected all points to be run, got ${missing} that were not (the same command goes on; what was said lies in ${logsIn(folder)})`,
    );
}

const logsIn = (folder: string) => join(resolve(folder), 'slurm');

/** The options that say what is run, as words of a command line. */
function optionsAgain(args: Given): string[] {
  const repeated = (args.parameter as string[] | undefined) ?? [];
  const single = ['points', 'timeout', 'memory'].flatMap((name) =>
    args[name] === undefined ? [] : [`--${name}`, String(args[name])],
  );
  const flags = ['keep', 'retry'].flatMap((name) => (args[name] ? [`--${name}`] : []));
  return [...repeated.flatMap((pair) => ['-p', pair]), ...single, ...flags];
}

function printManifest(args: Given, command: string[], shards: number): void {
  const { image, volume } = args as { image?: string; volume?: string };
  if (!image || !volume)
    throw new UsageError('sweep submit: expected --image IMAGE and --volume CLAIM for Kubernetes, got less');
  const jobs = args.jobs === undefined ? [] : ['--jobs', String(args.jobs)];
  const words = ['npx', 'attention-kit', ...command, ...jobs];
  say(JSON.stringify(kubernetesJob({ command: words, shards, image, volume }), undefined, 2));
}

async function writeScript(
  args: Given,
  command: string[],
  { folder, shards }: { folder: string; shards: number },
): Promise<string> {
  const logs = logsIn(folder);
  await makeFolder(logs);
  const jobs = readCount('sweep submit', 'jobs', args.jobs);
  const options = ((args.sbatch as string[] | undefined) ?? []).flatMap((text) => text.split(/\s+(?=--?\w)/));
  const words = [process.execPath, main, ...command];
  const place = join(resolve(folder), 'sweep.sbatch');
  await saveFile(place, slurmScript({ command: words, shards, logs, options, ...(jobs ? { jobs } : {}) }));
  return place;
}

/** Hands a script to Slurm; resolves when it has taken it, or when all is done. */
function submit(
  script: string,
  { isWaiting, folder }: { isWaiting: boolean; folder: string },
): Promise<void> {
  const child = spawn('sbatch', [...(isWaiting ? ['--wait'] : []), script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    warn(text.trim());
  });
  return new Promise((done, fail) => {
    child.once('error', () =>
      fail(new Error('sweep submit: expected sbatch, by which Slurm takes work, got no such program')),
    );
    child.once('close', (code) => {
      // Later on the status is that of the tasks, which are told from the folder.
      if (/Submitted batch job/.test(said)) return done();
      fail(new Error(`sweep submit: expected Slurm to take ${script}, got status ${code} for ${folder}`));
    });
  });
}
