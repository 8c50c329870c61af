import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readSweep } from '../../../src/runner/sweep/table.js';
import { seededRandom } from '../../../src/train/seeded-random.js';
import { attentionKit } from '../../cli/support.js';
import { pause } from '../../support/until.js';

const main = fileURLToPath(new URL('../../../src/cli/main.js', import.meta.url));
const script = 'test/runner/sweep/tasks.mjs';

describe('a sweep that is killed again and again', function () {
  this.timeout(300_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-kills-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const args = () => {
    const log = join(folder, 'log');
    return [
      'sweep',
      script,
      '-o',
      join(folder, 'out'),
      '-p',
      'n=1..40',
      '-p',
      `log=${log}`,
      '-p',
      'seconds=0.05',
    ];
  };
  /** Numbers of points that were begun, and those of which a result is kept. */
  async function seen(): Promise<{ begun: number[]; kept: number[] }> {
    const log = await readFile(join(folder, 'log'), 'utf8');
    const { rows } = await readSweep(join(folder, 'out'));
    const kept = rows.map(({ n, square, state }) => {
      expect([square, state]).to.deep.equal([Number(n) ** 2, 'done']);
      return Number(n);
    });
    return { begun: log.trim().split('\n').map(Number), kept };
  }
  const all = Array.from({ length: 40 }, (_, i) => i + 1);
  const countOf = (list: number[], n: number) => list.filter((each) => each === n).length;

  it('loses nothing, and runs again only what had no result when it was killed', async () => {
    const seed = 20;
    console.log(`      seed ${seed}`);
    const random = seededRandom(seed);
    let kills = 0;
    for (; kills < 7; kills++) {
      const child = spawn(process.execPath, [main, ...args(), '--jobs', '2'], { stdio: 'ignore' });
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await pause(700 + random() * 1500);
      child.kill('SIGKILL');
      await gone;
    }
    const { status } = await attentionKit(args());
    expect(status).to.equal(0);
    const { begun, kept } = await seen();
    expect(kept).to.deep.equal(all);
    // Two at once, and two started ahead, may have begun at each kill.
    expect(begun.length).to.be.at.most(40 + 4 * kills);
    expect(await readdir(join(folder, 'out/claims'))).to.deep.equal([]);
  });

  it('shares the points with others in the same folder, of which one is killed: none is run twice but by its heir', async () => {
    const victim = spawn(process.execPath, [main, ...args(), '--jobs', '2'], { stdio: 'ignore' });
    const gone = new Promise((resolve) => victim.once('exit', resolve));
    const others = [attentionKit([...args(), '--jobs', '1']), attentionKit([...args(), '--jobs', '2'])];
    await pause(2500);
    victim.kill('SIGKILL');
    await gone;
    const ended = await Promise.all(others);
    expect(ended.map(({ status }) => status)).to.deep.equal([0, 0]);
    const { begun, kept } = await seen();
    expect(kept).to.deep.equal(all);
    const twice = all.filter((n) => countOf(begun, n) > 1);
    expect(twice.length).to.be.at.most(4);
    expect(await readdir(join(folder, 'out/claims'))).to.deep.equal([]);
  });
});
