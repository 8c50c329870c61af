import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { openClaims, removeLeftClaims } from '../../src/files/claims.js';
import { endedWithMachine, isStillThere, thisProcess } from '../../src/files/owner.js';
import { leaveOutIf } from '../support/leave-out.js';

const claims = new URL('../../src/files/claims.js', import.meta.url).href;

/** A process that takes a name and lives on; resolves to how to kill it. */
async function holder(folder: string, name: string): Promise<() => Promise<void>> {
  const code = `import { openClaims } from '${claims}';
    const claims = await openClaims(${JSON.stringify(folder)});
    console.log(await claims.take(${JSON.stringify(name)}));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout }))
    if (line === 'true')
      return () => {
        child.kill('SIGKILL');
        return gone;
      };
  throw new Error(`holder: expected ${name} to be free, got false`);
}

describe('a claim', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-claims-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is had by one only, until it is given back', async () => {
    const [a, b] = [await openClaims(folder), await openClaims(folder)];
    expect([await a.take('x'), await b.take('x'), await b.take('y')]).to.deep.equal([true, false, true]);
    await a.release('x');
    expect([await b.take('x'), await a.take('y')]).to.deep.equal([true, false]);
    await Promise.all([a.close(), b.close()]);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('is never had by two, however many reach for it at once', async () => {
    const all = await Promise.all(Array.from({ length: 7 }, () => openClaims(folder)));
    for (let round = 0; round < 11; round++) {
      const got = await Promise.all(all.map((each) => each.take('x')));
      expect(got.filter(Boolean).length).to.be.at.most(1);
      await Promise.all(all.map((each) => each.release('x')));
    }
  });

  it('ends with its process, killed without a word', async () => {
    const kill = await holder(folder, 'x');
    const own = await openClaims(folder);
    expect(await own.take('x')).to.equal(false);
    await kill();
    expect(await own.take('x')).to.equal(true);
    expect((await readdir(folder)).filter((name) => name.startsWith('x.'))).to.deep.equal(['x.1', 'x.2']);
    await own.release('x');
    await own.close(); // removes what the killed one left, too
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('of who was killed is removed when another ends, though nobody took it over', async () => {
    const kills = [await holder(folder, 'x'), await holder(folder, 'y')];
    const living = await openClaims(folder);
    expect(await living.take('z')).to.equal(true);
    for (const kill of kills) await kill();
    const others = await Promise.all([openClaims(folder), openClaims(folder)]);
    await Promise.all(others.map((each) => each.close()));
    expect((await readdir(folder)).filter((name) => !name.startsWith('owner-'))).to.deep.equal(['z.1']);
    await living.close();
    expect(await readdir(folder)).to.deep.equal([]);
    await removeLeftClaims(folder);
    await removeLeftClaims(join(folder, 'none'));
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('of another machine lasts while that is heard, and a minute longer', async () => {
    await mkdir(folder, { recursive: true });
    const there = { machine: 'other', host: 'elsewhere', pid: 1, started: '1' };
    await writeFile(join(folder, 'x.1'), JSON.stringify(there));
    const own = await openClaims(folder);
    expect(await own.take('x')).to.equal(false);
    const heard = new Date(Date.now() - 61_000);
    await utimes(join(folder, 'x.1'), heard, heard);
    expect(await own.take('x')).to.equal(true);
    await own.close();
  });
});

describe('a process', () => {
  it('is told from a later one with the same number', function () {
    const isLinux = process.platform === 'linux';
    leaveOutIf(this, 'later processes', isLinux ? undefined : 'only Linux tells when one was started');
    expect(isStillThere(thisProcess())).to.equal(true);
    expect(isStillThere({ ...thisProcess(), started: '1' })).to.equal(false);
  });

  it('ended with its machine if that was started again, and nothing was heard of it since', () => {
    const started = Date.now() - uptime() * 1000;
    const before = { ...thisProcess(), machine: 'before' };
    expect(endedWithMachine(before, started - 1000)).to.equal(true);
    expect(endedWithMachine(before, started + 1000)).to.equal(false); // another machine of the same name
    expect(endedWithMachine({ ...before, host: 'elsewhere' }, started - 1000)).to.equal(false);
  });
});
