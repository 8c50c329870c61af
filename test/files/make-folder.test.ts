import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { makeFolder } from '../../src/files/make-folder.js';
import { leaveOutIf } from '../support/leave-out.js';

describe('makeFolder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-folders-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (...names: string[]) => join(folder, ...names);
  const codeOf = (made: Promise<unknown>) =>
    made.then(
      () => 'made',
      ({ code }: NodeJS.ErrnoException) => code,
    );

  it('makes what is missing, says which was the first, and leaves what is there', async () => {
    expect(await makeFolder(at('a', 'b', 'c'))).to.equal(at('a'));
    expect(await makeFolder(at('a', 'b', 'd', 'e'))).to.equal(at('a', 'b', 'd'));
    expect(await makeFolder(at('a', 'b', 'c'))).to.equal(undefined);
    await symlink(at('a'), at('link'));
    expect(await makeFolder(at('link'))).to.equal(undefined);
    expect(await makeFolder(at('link', 'f'))).to.equal(at('link', 'f'));
  });

  it('is made once by many at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => makeFolder(at('x', 'y', 'z'))));
    expect((await stat(at('x', 'y', 'z'))).isDirectory()).to.equal(true);
  });

  it('may be kept from others', async function () {
    leaveOutIf(this, 'modes of folders', process.platform === 'win32' ? 'Windows has none' : undefined);
    await makeFolder(at('own', 'part'), 0o700);
    expect((await stat(at('own', 'part'))).mode & 0o777).to.equal(0o700);
  });

  it('fails on a file, or below one', async () => {
    await writeFile(at('file'), '');
    expect(await codeOf(makeFolder(at('file')))).to.equal('EEXIST');
    expect(await codeOf(makeFolder(at('file', 'a', 'b')))).to.equal('ENOTDIR');
  });

  it('fails at once where a folder takes no other', async function () {
    leaveOutIf(this, 'a folder that takes none', existsSync('/proc/self') ? undefined : 'there is no /proc');
    for (const place of ['/proc/nope', '/proc/nope/a/b', '/proc/self/nope'])
      expect(await codeOf(makeFolder(place)), place).to.equal('ENOENT');
  });
});
