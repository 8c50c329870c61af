import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { moveFile } from '../../src/files/move-file.js';
import { isLeftPart, partName } from '../../src/files/part-name.js';
import { placeInside } from '../../src/files/place-inside.js';
import { readPlainFile } from '../../src/files/read-plain-file.js';
import { removeLeftParts } from '../../src/files/remove-left-parts.js';
import { makePrivateFolder, stateFolder, stateFolderOf } from '../../src/files/state-folder.js';

/** The number of a process that has just ended. */
const gone = () => String(spawnSync(process.execPath, ['-e', '']).pid);

describe('files and folders', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'attention-kit-files-')));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);

  it('left half written by a process that is gone are removed, and nothing else is', async () => {
    const left = partName().replace(`-${process.pid}-`, `-${gone()}-`);
    const elsewhere = left.replace(/[0-9a-f]{8}/, '00000000');
    const busy = partName();
    expect([isLeftPart(left), isLeftPart(elsewhere), isLeftPart(busy)]).to.deep.equal([true, false, false]);
    await mkdir(at('deep'));
    await mkdir(at('node_modules'));
    for (const name of [left, busy, elsewhere, 'mine.part', `deep/${left}`, `node_modules/${left}`])
      await writeFile(at(name), '');
    await mkdir(at('other'));
    await symlink(at('node_modules'), at('other/link'));
    await removeLeftParts(folder);
    expect((await readdir(folder)).sort()).to.deep.equal(
      [busy, elsewhere, 'deep', 'mine.part', 'node_modules', 'other'].sort(),
    );
    expect([await readdir(at('deep')), await readdir(at('node_modules'))]).to.deep.equal([[], [left]]);
  });

  it('are read, but never pipes, folders or devices', async () => {
    await writeFile(at('a'), 'text');
    expect((await readPlainFile(at('a'))).toString()).to.equal('text');
    spawnSync('mkfifo', [at('pipe')]);
    for (const place of [at('pipe'), folder, '/dev/zero'])
      expect(await readPlainFile(place).catch(({ code }) => code), place).to.equal('ENOTFILE');
  });

  it('lie inside when each link on the way stays inside', async () => {
    await mkdir(at('in'));
    await mkdir(at('in/real'));
    await symlink(at('in/real'), at('in/same'));
    await symlink('/', at('in/root'));
    await symlink('nothing', at('in/nothing'));
    await symlink(at('in-other'), at('in/neighbour'));
    await mkdir(at('in-other'));
    const inside = (name: string) => placeInside(at('in'), join(at('in'), name));
    expect(await inside('same/new.txt')).to.equal(at('in/real'));
    expect(await inside('not/yet/there')).to.equal(at('in'));
    for (const name of ['root', 'root/etc', 'nothing', 'nothing/x', 'neighbour'])
      expect(await inside(name), name).to.equal(undefined);
  });

  it('get other names, never taken ones; of a link, the link moves', async () => {
    await writeFile(at('a'), 'A');
    await writeFile(at('b'), 'B');
    await symlink('b', at('link'));
    expect(await moveFile(at('a'), at('b')).catch(({ code }) => code)).to.equal('EEXIST');
    expect(await moveFile(at('link'), at('b')).catch(({ code }) => code)).to.equal('EEXIST');
    await moveFile(at('a'), at('c'));
    await moveFile(at('link'), at('other'));
    expect((await readdir(folder)).sort()).to.deep.equal(['b', 'c', 'other']);
    expect(await readFile(at('other'), 'utf8')).to.equal('B');
  });

  it("hold a user's state where each system keeps it", () => {
    const of = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string) =>
      stateFolder({ platform, env, home });
    expect(of('linux', {}, '/home/ada')).to.equal('/home/ada/.local/state/attention-kit');
    expect(of('linux', { XDG_STATE_HOME: '/s' }, '/home/ada')).to.equal('/s/attention-kit');
    // a relative one is to be ignored, says the specification
    expect(of('linux', { XDG_STATE_HOME: 's' }, '/home/ada')).to.equal(
      '/home/ada/.local/state/attention-kit',
    );
    expect(of('darwin', {}, '/Users/ada')).to.equal('/Users/ada/Library/Application Support/attention-kit');
    expect(of('win32', { LOCALAPPDATA: 'C:\\L', APPDATA: 'C:\\R' }, 'C:\\ada')).to.equal(
      'C:\\L\\attention-kit',
    );
    expect(of('win32', {}, 'C:\\ada')).to.equal('C:\\ada\\AppData\\Local\\attention-kit');
    expect(of('linux', { ATTENTION_KIT_STATE: '/mine' }, '/home/ada')).to.equal('/mine');
  });

  it('bind state to one folder, which only its owner can look into', async () => {
    expect(stateFolderOf('/a')).not.to.equal(stateFolderOf('/b'));
    await makePrivateFolder(at('state'));
    expect((await stat(at('state'))).mode & 0o777).to.equal(0o700);
    await writeFile(at('file'), '');
    const message = await makePrivateFolder(at('file/state')).catch((error: Error) => error.message);
    expect(message).to.equal(
      `makePrivateFolder: expected a folder of your own at ${at('file/state')}, got ENOTDIR (ATTENTION_KIT_STATE names another)`,
    );
  });
});
