import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { endedPoints } from '../../../src/runner/sweep/folder.js';
import { readSweep } from '../../../src/runner/sweep/table.js';
import { attentionKit } from '../../cli/support.js';
import { until } from '../../support/until.js';
import { type SlurmCluster, startSlurm } from './slurm-cluster.js';
import { blockOf, readersFolder } from './sweeps-page.js';

describe('a sweep on Slurm', function () {
  this.timeout(400_000);
  let home: string;
  let folder: string;
  let cluster: SlurmCluster | undefined;
  before(async function () {
    home = await mkdtemp(join(tmpdir(), 'ak-slurm-'));
    cluster = await startSlurm(this, home);
    folder = readersFolder();
  });
  after(async () => {
    cluster?.stop();
    await rm(home, { recursive: true, force: true });
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('is submitted, waited for and gathered by the command of the page', async () => {
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', blockOf('slurm')], {
      cwd: folder,
      env: cluster!.env,
    });
    expect(stderr).to.match(/^Submitted batch job \d+\n$/);
    expect(stdout).to.equal(`6 points, 0 of them not run: ${join(folder, 'results/table.csv')}\n`);
    const { rows } = await readSweep(join(folder, 'results'));
    expect(rows.map(({ seed, dK, state }) => [seed, dK, state])).to.deep.equal(
      [1, 2, 3].flatMap((seed) => [2, 16].map((dK) => [seed, dK, 'done'])),
    );
    for (const { right } of rows) expect(right).to.be.within(0, 1);
    const logs = await Promise.all(
      [1, 2].map((n) => readFile(join(folder, `results/slurm/${n}.log`), 'utf8')),
    );
    for (const log of logs) expect(log).to.match(/part \d of 2; 1 at once/);
  });

  it('goes on when the node is killed in the midst of it: nothing lost, only what was running again', async () => {
    const [out, log] = [join(folder, 'killed'), join(folder, 'log')];
    const points = ['-p', 'n=1..20', '-p', 'seconds=0.5', '-p', `log=${log}`];
    const args = ['sweep', 'submit', 'test/runner/sweep/tasks.mjs', ...points, '-o', out];
    const ended = attentionKit([...args, '--slurm', '--shards', '2'], () => {}, cluster!.env);
    const count = async () => (await endedPoints(out).catch(() => new Map())).size;
    await until(async () => (await count()) >= 6, 60);
    cluster!.killNode();
    const kept = await count();
    expect(kept).to.be.below(20);
    await cluster!.startNode();
    let isOver = false;
    void ended.then(() => {
      isOver = true;
    });
    await until(() => {
      cluster!.hurry();
      return isOver;
    }, 300);
    const { status, stdout } = await ended;
    expect(stdout).to.equal(`20 points, 0 of them not run: ${join(out, 'table.csv')}\n`);
    expect(status).to.equal(0);
    const begun = (await readFile(log, 'utf8')).trim().split('\n').map(Number);
    expect([...new Set(begun)].sort((a, b) => a - b)).to.deep.equal(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    expect(begun.length).to.be.at.most(20 + 4); // two parts, each with a point that ran and one that was about to
  });

  it('says what is missing where Slurm is not, or does not take it', async () => {
    const args = [
      'sweep',
      'submit',
      'test/runner/sweep/tasks.mjs',
      '-p',
      'n=1',
      '-o',
      join(folder, 'none'),
      '--slurm',
    ];
    const refused = await attentionKit([...args, '--sbatch', '--partition=none'], () => {}, cluster!.env);
    expect(refused.stderr).to.match(/invalid partition/);
    expect(refused.stderr).to.match(
      /sweep submit: expected Slurm to take .*sweep\.sbatch, got status 1 for .*none\n$/,
    );
    expect(refused.status).to.equal(1);
    const lacking = await attentionKit(args, () => {}, { PATH: '' });
    expect(lacking.stderr).to.equal(
      'sweep submit: expected sbatch, by which Slurm takes work, got no such program\n',
    );
  });
});
