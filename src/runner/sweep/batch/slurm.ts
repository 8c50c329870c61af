import { shellWords } from './shell-words.js';

/** What a batch system has to know of a sweep. */
export interface Batch {
  /** The words of the command that runs the sweep, without its part. */
  command: readonly string[];
  /** Into how many parts it is cut. */
  shards: number;
}

/** What Slurm has to know besides. */
export interface SlurmBatch extends Batch {
  /** The folder in which each part writes what it says. */
  logs: string;
  /** More options of sbatch, such as `--time=1:00:00`. */
  options: readonly string[];
  /** Points at once in each part; without it as many as Slurm gives cores to the part. */
  jobs?: number;
}

/**
 * The script of a Slurm array that runs a sweep, a task for each part. A task whose node fails is queued again, and goes
 * on from what is there.
 *
 * @see SchedMD, "sbatch", https://slurm.schedmd.com/sbatch.html
 */
export function slurmScript({ command, shards, logs, options, jobs }: SlurmBatch): string {
  const output = `${logs}/%a.log`.replaceAll('"', '\\"');
  const settings = [
    '--job-name=attention-kit-sweep',
    `--array=1-${shards}`,
    '--requeue',
    '--open-mode=append',
    `--output="${output}"`,
    ...options,
  ];
  return [
    '#!/bin/bash',
    ...settings.map((option) => `#SBATCH ${option}`),
    `exec ${shellWords(command)} --jobs "${jobs ?? `\${SLURM_CPUS_PER_TASK:-1}`}" --shard "$SLURM_ARRAY_TASK_ID/${shards}"`,
    '',
  ].join('\n');
}
