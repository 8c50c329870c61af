import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { connectionFolder, removeLeftConnections } from '../../src/jupyter/left-connections.js';

describe('connection files', () => {
  const temporary = process.env.TMPDIR;
  let folder: string;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'attention-kit-connections-')));
    process.env.TMPDIR = folder;
  });
  afterEach(async () => {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
    await rm(folder, { recursive: true, force: true });
  });

  it('left by a process that was killed are removed, and those of a process that runs stay', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const left = `attention-kit-kernel-${pid}-a1b2c3`;
    const own = `${connectionFolder}a1b2c3`;
    const others = [
      'attention-kit-kernel-',
      'attention-kit-kernel-x-1',
      `kernel-${pid}-a`,
      `attention-kit-${pid}-a`,
    ];
    for (const name of [left, own, ...others]) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'kernel.json'), '{}');
    }
    await removeLeftConnections();
    expect((await readdir(folder)).sort()).to.deep.equal([own, ...others].sort());
  });

  it('are removed only where they lie: neither a link nor a file of their name leads elsewhere', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await mkdir(join(folder, 'mine'));
    await writeFile(join(folder, 'mine', 'work.txt'), 'x');
    await symlink(join(folder, 'mine'), join(folder, `attention-kit-kernel-${pid}-link`));
    await writeFile(join(folder, `attention-kit-kernel-${pid}-file`), 'x');
    await mkdir(join(folder, `attention-kit-kernel-${pid}-left`));
    await symlink(join(folder, 'mine'), join(folder, `attention-kit-kernel-${pid}-left`, 'inner'));
    await removeLeftConnections();
    expect(await readdir(join(folder, 'mine'))).to.deep.equal(['work.txt']);
    expect(await readdir(folder))
      .to.include(`attention-kit-kernel-${pid}-file`)
      .and.not.include(`attention-kit-kernel-${pid}-left`);
  });
});
