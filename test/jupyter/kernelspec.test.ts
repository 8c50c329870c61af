import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import {
  dataFolders,
  findKernelSpecs,
  installKernelSpec,
  uninstallKernelSpec,
  userDataFolder,
} from '../../src/jupyter/kernelspec.js';
import { kitKernelSpec } from '../../src/runner/kit-kernelspec.js';

describe('userDataFolder', () => {
  const folder = (platform: NodeJS.Platform, home: string, env: NodeJS.ProcessEnv = {}) =>
    userDataFolder({ platform, home, env });

  it("is Jupyter's own on each system", () => {
    expect(folder('linux', '/home/ada')).to.equal('/home/ada/.local/share/jupyter');
    expect(folder('linux', '/home/ada', { XDG_DATA_HOME: '/data' })).to.equal('/data/jupyter');
    expect(folder('darwin', '/Users/ada')).to.equal('/Users/ada/Library/Jupyter');
    expect(folder('win32', 'C:\\Users\\ada')).to.equal('C:\\Users\\ada\\AppData\\Roaming\\jupyter');
    expect(folder('win32', 'C:\\Users\\ada', { APPDATA: 'D:\\Roaming' })).to.equal('D:\\Roaming\\jupyter');
  });
  it('is what JUPYTER_DATA_DIR says', () =>
    expect(folder('darwin', '/Users/ada', { JUPYTER_DATA_DIR: '/j' })).to.equal('/j'));
});

describe('dataFolders', () => {
  it('come in the order in which Jupyter looks', () =>
    expect(
      dataFolders({ platform: 'linux', home: '/h', env: { JUPYTER_PATH: '/a:/b', VIRTUAL_ENV: '/v' } }),
    ).to.deep.equal([
      '/a',
      '/b',
      '/v/share/jupyter',
      '/h/.local/share/jupyter',
      '/usr/local/share/jupyter',
      '/usr/share/jupyter',
    ]));
  it('are split at semicolons on Windows', () =>
    expect(
      dataFolders({
        platform: 'win32',
        home: 'C:\\h',
        env: { JUPYTER_PATH: 'C:\\a;D:\\b', PROGRAMDATA: 'C:\\P' },
      }),
    ).to.deep.equal(['C:\\a', 'D:\\b', 'C:\\h\\AppData\\Roaming\\jupyter', 'C:\\P\\jupyter']));
});

describe('installKernelSpec and uninstallKernelSpec', () => {
  let prefix: string;
  let file: string;
  beforeEach(async () => {
    prefix = await mkdtemp(join(tmpdir(), 'attention-kit-test-'));
    file = join(prefix, 'share', 'jupyter', 'kernels', 'tslab', 'kernel.json');
  });
  afterEach(() => rm(prefix, { recursive: true }));
  const read = async () => JSON.parse(await readFile(file, 'utf8'));

  it('write a kernel that this Node starts from this package, and remove it', async () => {
    expect(await installKernelSpec(kitKernelSpec(), prefix)).to.deep.equal({ path: file });
    const { argv, ...rest } = await read();
    expect(argv[0]).to.equal(process.execPath);
    expect(await readFile(argv[2], 'utf8')).to.include('serveKernel');
    expect(argv[3]).to.equal('{connection_file}');
    expect(rest).to.deep.equal({
      display_name: 'TypeScript (Attention Kit)',
      language: 'typescript',
      interrupt_mode: 'message',
      metadata: { 'attention-kit': true },
    });
    const plotly = await readFile(join(dirname(file), 'plotly.min.js'), 'utf8');
    expect(plotly.slice(0, 200)).to.match(/plotly\.js v/);
    expect(await uninstallKernelSpec(kitKernelSpec(), prefix)).to.deep.equal({ path: file });
    expect(await findKernelSpecs([join(prefix, 'share', 'jupyter')])).to.deep.equal([]);
  });
  it('keep another tslab kernel, say so, and put it back', async () => {
    const other = { argv: ['tslab', 'kernel'], display_name: 'TypeScript', language: 'typescript' };
    await mkdir(join(prefix, 'share', 'jupyter', 'kernels', 'tslab'), { recursive: true });
    await writeFile(file, JSON.stringify(other));
    expect(await installKernelSpec(kitKernelSpec(), prefix)).to.deep.equal({
      path: file,
      other: 'tslab kernel',
    });
    expect(await installKernelSpec(kitKernelSpec(), prefix), 'again').to.deep.equal({ path: file });
    expect(await uninstallKernelSpec(kitKernelSpec(), prefix)).to.deep.equal({
      path: file,
      other: 'tslab kernel',
    });
    expect(await read()).to.deep.equal(other);
    expect(await readdir(dirname(file))).to.deep.equal(['kernel.json']);
  });
  it('refuse to remove what is not theirs', async () => {
    const message = await uninstallKernelSpec(kitKernelSpec(), prefix).catch((error: Error) => error.message);
    expect(message).to.equal(`uninstallKernelSpec: expected the kit's kernel at ${file}, got no kernel`);
  });
  it('refuse a kernel.json that is none', async () => {
    await mkdir(join(prefix, 'share', 'jupyter', 'kernels', 'tslab'), { recursive: true });
    await writeFile(file, '{');
    const message = await installKernelSpec(kitKernelSpec(), prefix).catch((error: Error) => error.message);
    expect(message).to.match(/^readKernelSpec: expected JSON in .*kernel\.json, got /);
  });
});
