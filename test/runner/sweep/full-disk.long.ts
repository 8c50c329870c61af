import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { gridOf } from '../../../src/runner/sweep/points.js';
import { runSweep } from '../../../src/runner/sweep/run-sweep.js';
import { readSweep } from '../../../src/runner/sweep/table.js';

describe('a sweep on a disk that becomes full', function () {
  this.timeout(60_000);
  let disk: string;
  let isMounted = false;
  before(async function () {
    disk = await mkdtemp(join(tmpdir(), 'attention-kit-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'pipe' });
      isMounted = true;
    } catch {
      console.warn('      No small disk can be mounted here: LEFT OUT');
      this.skip();
    }
  });
  after(async () => {
    if (isMounted) execFileSync('umount', [disk]);
    await rm(disk, { recursive: true, force: true });
  });

  it('says so, keeps what is finished, and goes on when there is room again', async () => {
    const [out, ballast] = [join(disk, 'out'), join(disk, 'ballast')];
    const points = gridOf({ n: Array.from({ length: 12 }, (_, i) => i + 1) });
    await runSweep('test/runner/sweep/tasks.mjs', points.slice(0, 3), { folder: out, jobs: 1 });
    await writeFile(ballast, Buffer.alloc(10_000_000)).catch(() => {}); // as much as fits
    const message = await runSweep('test/runner/sweep/tasks.mjs', points, { folder: out, jobs: 2 }).then(
      () => 'it ran',
      (error: Error) => error.message,
    );
    expect(message).to.match(/^saveFile: expected a file to write at .*out\/.*, got a full disk$/);
    const kept = (await readSweep(out)).rows.map(({ n, square }) => [n, square]);
    expect(kept).to.deep.include.members([
      [1, 1],
      [2, 4],
      [3, 9],
    ]);
    await rm(ballast);
    const { total } = await runSweep('test/runner/sweep/tasks.mjs', points, { folder: out, jobs: 2 });
    expect([total, (await readSweep(out)).rows.length]).to.deep.equal([12, 12]);
    expect((await readdir(join(out, 'points'))).filter((name) => name.startsWith('.'))).to.deep.equal([]);
  });
});
