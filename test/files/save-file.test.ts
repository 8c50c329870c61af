import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { saveFile } from '../../src/files/save-file.js';
import { leaveOutIf } from '../support/leave-out.js';

const run = promisify(execFile);
const writer = new URL('../../src/files/save-file.js', import.meta.url).href;

describe('saveFile', function () {
  this.timeout(20_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-save-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const read = (name: string) => readFile(at(name), 'utf8');
  const failure = (place: string) =>
    saveFile(place, 'new').then(
      () => 'saved',
      ({ message }: Error) => message,
    );

  it('keeps the mode of a file that is there, for each mode that lets its owner write', async () => {
    for (const mode of [0o600, 0o640, 0o664, 0o755, 0o700]) {
      await writeFile(at('a'), 'old');
      await chmod(at('a'), mode);
      await saveFile(at('a'), 'new');
      expect([(await stat(at('a'))).mode & 0o777, await read('a')]).to.deep.equal([mode, 'new']);
    }
  });

  it('gives a new file the mode that it is asked for', async () => {
    await saveFile(at('secret'), 'x', { mode: 0o600 });
    expect((await stat(at('secret'))).mode & 0o777).to.equal(0o600);
  });

  it('keeps owner and group where it may', async function () {
    leaveOutIf(this, 'owners', process.getuid?.() === 0 ? undefined : 'only root can give files away');
    await writeFile(at('a'), 'old');
    await chown(at('a'), 65534, 65533);
    await chmod(at('a'), 0o640);
    await saveFile(at('a'), 'new');
    const { uid, gid, mode } = await stat(at('a'));
    expect([uid, gid, mode & 0o777]).to.deep.equal([65534, 65533, 0o640]);
  });

  it('writes through links, of which each stays a link', async () => {
    await mkdir(at('deep'));
    await writeFile(at('deep/real'), 'old');
    await symlink('real', at('deep/near'));
    await symlink(join('deep', 'near'), at('far'));
    await saveFile(at('far'), 'new');
    expect(await read('deep/real')).to.equal('new');
    expect([await readlink(at('far')), await readlink(at('deep/near'))]).to.deep.equal(['deep/near', 'real']);
    expect(await readdir(at('deep'))).to.deep.equal(['near', 'real']);
  });

  it('makes what a link leads to when there is nothing yet, seen from where the link lies', async () => {
    await mkdir(at('deep'));
    await symlink('later', at('deep/link'));
    await saveFile(at('deep/link'), 'new');
    expect(await read('deep/later')).to.equal('new');
    await symlink(join('nowhere', 'x'), at('lost'));
    expect(await failure(at('lost'))).to.equal(
      `saveFile: expected a file to write at ${at('lost')}, got no such folder`,
    );
  });

  it('says so when links lead in a circle, or a folder stands there', async () => {
    await symlink('b', at('a'));
    await symlink('a', at('b'));
    expect(await failure(at('a'))).to.match(/got links that lead in a circle$/);
    expect(await failure(folder)).to.equal(`saveFile: expected a file to write at ${folder}, got a folder`);
    expect((await readdir(folder)).sort()).to.deep.equal(['a', 'b']);
  });

  it('saves under the longest name that the disk takes', async () => {
    const name = `${'ü'.repeat(127)}x`; // 255 bytes
    await saveFile(at(name), 'one');
    await saveFile(at(name), 'two');
    expect(await readdir(folder)).to.deep.equal([name]);
    expect(await failure(at(`${name}x`))).to.match(/got a name that is too long$/);
  });

  it('gives a pipe its content, however long, and leaves it a pipe', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const long = 'attention '.repeat(100_000);
    const reader = run('cat', [at('pipe')], { maxBuffer: 10_000_000 });
    await saveFile(at('pipe'), long);
    expect((await reader).stdout === long).to.equal(true);
    expect((await lstat(at('pipe'))).isFIFO()).to.equal(true);
    expect(await readdir(folder)).to.deep.equal(['pipe']);
  });

  it('stops waiting for the reader of a pipe when it is told to', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const stop = new AbortController();
    const saved = saveFile(at('pipe'), 'x', { signal: stop.signal }).catch((error: Error) => error.message);
    stop.abort(new Error('stopped'));
    expect(await saved).to.equal('stopped');
  });

  it('sends a socket its content, and leaves it a socket', async () => {
    let got = '';
    const server = createServer((socket) => socket.on('data', (part) => (got += part)));
    await new Promise<void>((resolve) => server.listen(at('socket'), resolve));
    const ended = new Promise((resolve) =>
      server.once('connection', (socket) => socket.once('end', resolve)),
    );
    await saveFile(at('socket'), 'hello');
    await ended;
    expect([got, (await lstat(at('socket'))).isSocket()]).to.deep.equal(['hello', true]);
    await new Promise((resolve) => server.close(resolve));
  });

  it('writes into a device and leaves it one', async function () {
    try {
      execFileSync('mknod', [at('null'), 'c', '1', '3'], { stdio: 'pipe' });
      await saveFile(at('null'), 'x');
    } catch (error) {
      const { code, stderr } = error as { code?: string; stderr?: Buffer };
      if (!stderr && code !== 'EPERM' && code !== 'EACCES') throw error;
      leaveOutIf(this, 'devices', 'none can be made here');
    }
    expect((await lstat(at('null'))).isCharacterDevice()).to.equal(true);
    expect(await readdir(folder)).to.deep.equal(['null']);
  });

  it('writes over a file of its own in a folder that takes no new ones, and leaves others alone', async function () {
    if (process.getuid?.() !== 0) {
      console.warn('      Only root can run as somebody else: LEFT OUT');
      return this.skip();
    }
    await chmod(folder, 0o755);
    for (const name of ['mine', 'theirs', 'locked']) await writeFile(at(name), 'a longer old text');
    await chown(at('mine'), 65534, 65534);
    await chown(at('locked'), 65534, 65534);
    await chmod(at('locked'), 0o444);
    const code = `import { saveFile } from ${JSON.stringify(writer)};
      for (const name of ['mine', 'theirs', 'locked', 'fresh'])
        console.log(await saveFile(${JSON.stringify(folder)} + '/' + name, 'new').then(() => 'saved', ({ code }) => code));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { uid: 65534, gid: 65534 });
    let said = '';
    child.stdout.on('data', (part) => (said += part));
    child.stderr.on('data', (part) => (said += part));
    await new Promise((resolve) => child.once('close', resolve));
    if (/ERR_MODULE|permission denied/.test(said)) {
      console.warn('      Somebody else cannot read the kit here: LEFT OUT');
      return this.skip();
    }
    expect(said.trim().split('\n')).to.deep.equal(['saved', 'EACCES', 'EACCES', 'EACCES']);
    expect(await read('mine')).to.equal('new');
    expect([await read('theirs'), await read('locked')]).to.deep.equal([
      'a longer old text',
      'a longer old text',
    ]);
  });
});
