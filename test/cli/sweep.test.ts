import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { attentionKit } from './support.js';

const script = 'test/runner/sweep/tasks.mjs';

describe('attention-kit sweep', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-sweep-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const sweep = (...args: string[]) => attentionKit(['sweep', script, '-o', join(folder, 'out'), ...args]);

  it('says what it will do, tells each point with the time left, and names the table', async () => {
    const { status, stdout, stderr } = await sweep('-p', 'n=2..3', '--jobs', '1');
    expect(stdout).to.equal(`2 points, 0 of them run before: ${join(folder, 'out/table.csv')}\n`);
    const [plan, first, second] = stderr.split('\n');
    expect(plan).to.equal('2 points (n × 2); 1 at once');
    expect(first).to.match(/^✓ 1\/2 {2} +0\.\d\d s {2}n=2 {2}square=4 {2}\(\d s left\)$/);
    expect(second).to.match(/^✓ 2\/2 {2} +0\.\d\d s {2}n=3 {2}square=9$/);
    expect(status).to.equal(0);
  });

  it('says by what it chooses how many run at once', async () => {
    const { stderr } = await sweep('-p', 'n=1', '--memory', '1000000');
    expect(stderr).to.match(
      /^1 point \(n × 1\); 1 at once \(\d+ cores, [\d.]+ GB of memory free, 1000000 MB for each\)/,
    );
  });

  it('tells each failure in a line of its own, and ends with status 1', async () => {
    const { status, stderr } = await sweep('-p', 'n=1', '-p', 'task=throw,square,exit');
    expect(stderr).to.include('\n✗ n=1 task=throw: RangeError: no square of 1 here\n');
    expect(stderr).to.include('\n✗ n=1 task=exit: the script ended with exit code 3\n');
    expect(stderr.trimEnd().split('\n').at(-1)).to.equal(
      'sweep: expected all points to end well, got 2 that failed (--retry runs them again)',
    );
    expect(status).to.equal(1);
  });

  it('takes points from a file, JSON or CSV, each with each of the grid', async () => {
    const [json, csv] = [join(folder, 'points.json'), join(folder, 'points.csv')];
    await writeFile(json, '[{ "n": 2, "task": "square" }, { "n": 5 }]');
    await writeFile(csv, 'n,log\n5,""\n7,\n');
    expect((await sweep('--points', json)).stderr).to.match(/^2 points \(2 of .*points\.json\)/);
    expect((await sweep('--points', csv, '-p', 'seconds=0,0.1')).stderr).to.match(
      /^4 points \(2 of .*points\.csv, seconds × 2\)/,
    );
    const table = await readFile(join(folder, 'out/table.csv'), 'utf8');
    const rows = table
      .trim()
      .split('\r\n')
      .map((row) => row.split(',').slice(0, 5).join());
    expect(rows).to.deep.equal([
      'n,task,log,seconds,square',
      '2,square,,,4',
      '5,,,,25',
      '5,,,0,25',
      '5,,,0.1,25',
      '7,,,0,49',
      '7,,,0.1,49',
    ]);
  });

  it('says what is wrong in a file of points', async () => {
    const file = join(folder, 'points');
    const said = async (text: string) => {
      await writeFile(file, text);
      return (await sweep('--points', file)).stderr.replaceAll(file, 'FILE');
    };
    expect(await said('{"n": 1}')).to.equal(
      'sweep: expected a JSON list of objects in FILE, got another form\n',
    );
    expect(await said('[{"n": 1]')).to.match(/^sweep: expected a JSON list of points in FILE, got /);
    expect(await said('n,task\n1\n')).to.equal('sweep: expected 2 values in row 1 of FILE, got 1\n');
    expect(await said('n\nmany\n')).to.equal(
      'runNotebook: expected parameter n to be a number, got "many"\n',
    );
    expect(await said('m\n1\n')).to.match(/^runNotebook: expected one of the parameters n, .* got m/);
  });

  it('on Ctrl-C keeps what is finished, and says how to go on', async () => {
    const { status, stderr } = await attentionKit(
      ['sweep', script, '-o', join(folder, 'out'), '-p', 'task=square,forever', '--jobs', '1'],
      (child) =>
        child.stderr!.on('data', (text) => {
          if (/✓/.test(`${text}`)) setTimeout(() => child.kill('SIGINT'), 300);
        }),
    );
    expect(stderr.trimEnd().split('\n').at(-1)).to.equal(
      `Stopped. 1 point kept in ${join(folder, 'out')}; the same command goes on`,
    );
    expect(status).to.equal(130);
    expect(await readFile(join(folder, 'out/table.csv'), 'utf8')).to.match(/\r\nsquare,1,done,/);
  });
});
