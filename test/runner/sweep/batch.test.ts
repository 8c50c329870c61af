import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { kubernetesJob } from '../../../src/runner/sweep/batch/kubernetes.js';
import { shellWords } from '../../../src/runner/sweep/batch/shell-words.js';
import { slurmScript } from '../../../src/runner/sweep/batch/slurm.js';
import { blockOf, readersFolder } from './sweeps-page.js';

const schema = JSON.parse(readFileSync('test/reference/kubernetes-job.schema.json', 'utf8'));
const isJob = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
const nasty = ['-p', 'words="a, b",don\'t', '-p', 'x=$(id) `id` \\ "', '', 'two\nlines', '*'];

describe('words for a shell', () => {
  it('come back as they were, whatever they hold', () => {
    const said = execFileSync('sh', ['-c', `printf '%s\\0' ${shellWords(nasty)}`], { encoding: 'utf8' });
    expect(said.split('\0').slice(0, -1)).to.deep.equal(nasty);
  });
});

describe('the script of a Slurm array', () => {
  it('has a task for each part, is queued again when a node fails, and takes more options', () => {
    const script = slurmScript({
      command: ['node', 'a b.js'],
      shards: 3,
      logs: '/home/a b/slurm',
      options: ['--time=60'],
    });
    expect(script).to.equal(`#!/bin/bash
#SBATCH --job-name=attention-kit-sweep
#SBATCH --array=1-3
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output="/home/a b/slurm/%a.log"
#SBATCH --time=60
exec node 'a b.js' --jobs "\${SLURM_CPUS_PER_TASK:-1}" --shard "$SLURM_ARRAY_TASK_ID/3"
`);
  });
});

describe('the manifest for Kubernetes', () => {
  let folder: string;
  before(() => {
    folder = readersFolder();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('printed by the command of the page is a Job, as the published schema wants it', () => {
    execFileSync('sh', ['-c', blockOf('kubernetes')], { cwd: folder });
    const job = JSON.parse(readFileSync(join(folder, 'job.json'), 'utf8'));
    expect(isJob(job), JSON.stringify(isJob.errors)).to.equal(true);
    expect(job.spec).to.deep.include({ completionMode: 'Indexed', completions: 2, parallelism: 2 });
    const [container] = job.spec.template.spec.containers;
    expect(container.image).to.equal('registry.example/kit:1');
  });

  it('runs each part once, counted from 1, with words that the shell of the pod reads back', () => {
    const job = kubernetesJob({ command: ['printf', '%s\\0', ...nasty], shards: 2, image: 'i', volume: 'v' });
    const [container] = (job as { spec: { template: { spec: { containers: { command: string[] }[] } } } })
      .spec.template.spec.containers;
    const [program, ...args] = container!.command;
    const parts = ['0', '1'].map((index) =>
      execFileSync(program!, args, {
        encoding: 'utf8',
        env: { ...process.env, JOB_COMPLETION_INDEX: index },
      }),
    );
    expect(parts.map((said) => said.split('\0').slice(0, -1))).to.deep.equal(
      ['1/2', '2/2'].map((part) => [...nasty, '--shard', part]),
    );
  });

  it('is refused by the schema when a name in it is wrong', () => {
    const job = kubernetesJob({ command: ['true'], shards: 2, image: 'i', volume: 'v' }) as { spec: object };
    expect(isJob(job)).to.equal(true);
    expect(isJob({ ...job, spec: { ...job.spec, completionsMode: 'Indexed' } })).to.equal(false);
    expect(isJob({ ...job, spec: { ...job.spec, completions: 'two' } })).to.equal(false);
  });
});
