import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { fillFolder } from '../../src/files/fill-folder.js';

const source = new URL('../../src/files/fill-folder.js', import.meta.url).href;

describe('fillFolder', () => {
  let folder: string;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-fill-'));
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  const hidden = () => join(folder, '.attention-kit-unfinished');
  const two = async (place: string) => {
    await mkdir(join(place, 'a'), { recursive: true });
    await writeFile(join(place, 'a/one'), '1');
    await writeFile(join(place, '.two'), '2');
    return 'made';
  };
  const messageOf = (filled: Promise<unknown>) => filled.then(String, (error: Error) => error.message);

  /** Another process that has made a part, and goes on for ever. */
  const other = async (): Promise<ChildProcess> => {
    const code = `import { mkdir, writeFile } from 'node:fs/promises';
const { fillFolder } = await import(${JSON.stringify(source)});
await fillFolder('it', ${JSON.stringify(folder)}, async (place) => {
  await mkdir(place);
  await writeFile(place + '/part', '');
  console.log('begun');
  setInterval(() => {}, 1000);
  await new Promise(() => {});
});`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
    children.push(child);
    await once(child.stdout, 'data');
    return child;
  };

  it('fills a folder that is empty or not there, and leaves nothing else in it', async () => {
    expect(await fillFolder('it', folder, two)).to.equal('made');
    expect((await readdir(folder)).sort()).to.deep.equal(['.two', 'a']);
    expect(await readFile(join(folder, 'a/one'), 'utf8')).to.equal('1');
    await fillFolder('it', join(folder, 'b/c'), two);
    expect((await readdir(join(folder, 'b/c'))).sort()).to.deep.equal(['.two', 'a']);
  });

  it('leaves nothing when it can’t be made, the folder included if it wasn’t there', async () => {
    const fails = async (place: string) => {
      await two(place);
      throw new Error('no');
    };
    expect(await messageOf(fillFolder('it', folder, fails))).to.equal('no');
    expect(await messageOf(fillFolder('it', join(folder, 'b/c'), fails))).to.equal('no');
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('takes what somebody else has put there for theirs', async () => {
    await writeFile(join(folder, 'notes.txt'), 'mine');
    const message = `it: expected an empty folder, got ${folder} with notes.txt in it`;
    expect(await messageOf(fillFolder('it', folder, two))).to.equal(message);
    expect(await readdir(folder)).to.deep.equal(['notes.txt']);
    const file = join(folder, 'notes.txt');
    expect(await messageOf(fillFolder('it', file, two))).to.equal(
      `it: expected a folder at ${file}, got a file`,
    );
  });

  it('follows no link in its own place', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(join(elsewhere, 'whole'), { recursive: true });
    const out = join(folder, 'out');
    await mkdir(out);
    await symlink(elsewhere, join(out, '.attention-kit-unfinished'));
    expect(await messageOf(fillFolder('it', out, two))).to.include('with .attention-kit-unfinished in it');
    expect(await readdir(elsewhere)).to.deep.equal(['whole']);
  });

  it('begins anew where another process was killed, and not while it lives', async () => {
    const child = await other();
    expect(await messageOf(fillFolder('it', folder, two))).to.equal(
      `it: expected ${folder} for itself, but another process is filling it`,
    );
    expect(existsSync(join(hidden(), 'made/part'))).to.equal(true);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(await fillFolder('it', folder, two)).to.equal('made');
    expect((await readdir(folder)).sort()).to.deep.equal(['.two', 'a']);
  });

  it('gives a machine that it can’t look into ten minutes, and who hasn’t said who it is five seconds', async () => {
    const leave = async (age: number, owner: string) => {
      await mkdir(hidden(), { recursive: true });
      if (owner !== '') await writeFile(join(hidden(), 'owner.json'), owner);
      const time = new Date(Date.now() - age * 1000);
      await utimes(hidden(), time, time);
    };
    const elsewhere = JSON.stringify({ machine: 'another', host: 'another', pid: 1, started: '' });
    for (const [short, owner] of [
      [500, elsewhere],
      [1, ''],
    ] as const) {
      await leave(short, owner);
      expect(await messageOf(fillFolder('it', folder, two))).to.include('another process is filling it');
      await rm(hidden(), { recursive: true });
    }
    for (const [long, owner] of [
      [700, elsewhere],
      [10, ''],
      [10, 'half an own'],
    ] as const) {
      await leave(long, owner);
      expect(await messageOf(fillFolder('it', folder, two))).to.equal('made');
      for (const name of ['a', '.two']) await rm(join(folder, name), { recursive: true });
    }
  });

  it('brings to its place what was whole when it was killed, and says so', async () => {
    await two(join(hidden(), 'whole'));
    await writeFile(join(hidden(), 'owner.json'), JSON.stringify({ machine: 'another', host: '', pid: 1 }));
    await utimes(hidden(), 0, 0);
    expect(await messageOf(fillFolder('it', folder, two))).to.match(
      /^it: expected an empty folder, got .* with (\.two|a) in it, as it was asked for before: it is whole$/,
    );
    expect((await readdir(folder)).sort()).to.deep.equal(['.two', 'a']);
  });
});
