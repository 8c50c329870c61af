import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { saveFile } from '../../../src/files/save-file.js';
import { removeLeftConnections } from '../../../src/jupyter/left-connections.js';
import { childrenOf, isAlive } from '../../support/processes.js';
import { pause, until } from '../../support/until.js';
import { sampleNotebook } from '../support/sample-notebook.js';
import { cli, exitOf, startCli } from '../support/start-cli.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

const writer = new URL('../../../src/files/save-file.js', import.meta.url).href;

describe('the lab under faults', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-faults-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('leaves the old notebook or the new one, never a part, when it is killed during a save', async () => {
    const file = join(folder, 'a.ipynb');
    const code = `import { saveFile } from ${JSON.stringify(writer)};
      console.log('ready');
      for (let i = 0; ; i++) await saveFile(${JSON.stringify(file)}, String(i % 10).repeat(5_000_000));`;
    for (let round = 0; round < 8; round++) {
      await writeFile(file, '0'.repeat(5_000_000));
      const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((resolve) => child.stdout!.once('data', resolve));
      await pause(10 + 17 * round);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      const text = await readFile(file, 'utf8');
      expect(text.length).to.equal(5_000_000);
      expect(new Set(text).size).to.equal(1);
    }
  });

  it('keeps the old notebook and says so when the disk is full', async function () {
    const mounted = join(folder, 'small-disk');
    const code = `import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
      import { saveFile } from ${JSON.stringify(writer)};
      const file = ${JSON.stringify(join(mounted, 'a.ipynb'))};
      await saveFile(file, 'old');
      const error = await saveFile(file, 'x'.repeat(2_000_000)).catch((thrown) => thrown);
      console.log(JSON.stringify([error.code, readFileSync(file, 'utf8'), readdirSync(${JSON.stringify(mounted)})]));`;
    const script = `mkdir '${mounted}' && mount -t tmpfs -o size=1m tmpfs '${mounted}' && exec "$0" --input-type=module -e "$1"`;
    let out: string;
    try {
      out = execFileSync('unshare', ['-Urm', 'sh', '-c', script, process.execPath, code], {
        encoding: 'utf8',
      });
    } catch (error) {
      if (!/unshare|mount|ENOENT/.test(String((error as { stderr?: string }).stderr ?? error))) throw error;
      console.warn('      No small disk can be mounted here: LEFT OUT');
      return this.skip();
    }
    expect(JSON.parse(out)).to.deep.equal(['ENOSPC', 'old', ['a.ipynb']]);
  });

  it('leaves nothing beside a file that could not be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const error = await saveFile(join(folder, 'file', 'below.txt'), 'x').catch((thrown) => thrown);
    expect(error.code).to.be.oneOf(['ENOTDIR', 'ENOENT']);
    expect(await readdir(folder)).to.deep.equal(['file']);
  });

  it('lets an open page go on saving after the server was killed and started again, as soon as its reader is known', async () => {
    const before = await startTestLab({ folder });
    const cookieOf = async (lab: TestLab) => {
      const { headers } = await lab.send('GET', `/?token=${lab.token}`, { stranger: true });
      return headers['set-cookie']![0]!.split(';')[0]!;
    };
    const old = await cookieOf(before);
    await before.stop();
    const after = await startTestLab({ folder, port: before.port });
    expect(after.token).not.to.equal(before.token);
    const body = { type: 'notebook', format: 'json', content: sampleNotebook() };
    const save = async (cookie: string) => {
      const path = `${new URL(before.address).pathname}api/contents/unsaved.ipynb`;
      return (await after.send('PUT', path, { stranger: true, headers: { cookie }, body })).status;
    };
    expect(await save(old)).to.equal(403);
    expect(await save(await cookieOf(after))).to.equal(200);
    await after.stop();
  });

  it('takes the next port when the usual one is taken, and says which; an asked-for port it insists on', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) =>
      blocker.on('error', () => resolve()).listen(8888, '127.0.0.1', () => resolve()),
    );
    const { child, url } = await startCli(['--notebooks', folder]);
    expect(url).to.match(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]{48}$/);
    expect(new URL(url).port).not.to.equal('8888');
    const { port } = new URL(url);
    const second = await exitOf(
      spawn(process.execPath, [cli, 'start', '--no-browser', '--port', port, '--notebooks', folder]),
    );
    expect(second).to.deep.equal({ status: 1, error: `start: expected a free port, but ${port} is taken\n` });
    child.kill('SIGINT');
    expect((await exitOf(child)).status).to.equal(0);
    blocker.close();
  });

  it('leaves no kernel behind: neither after Ctrl-C nor after kill -9', async () => {
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const { child, url } = await startCli(['--notebooks', folder]);
      const { origin, searchParams } = new URL(url);
      const headers = { authorization: `token ${searchParams.get('token')}` };
      const started = await fetch(`${origin}/api/kernels`, { method: 'POST', headers, body: '{}' });
      expect(started.status).to.equal(201);
      const kernels = childrenOf(child.pid!);
      expect(kernels).to.have.length(1);
      const gone = exitOf(child);
      child.kill(signal);
      await gone;
      await until(() => !kernels.some(isAlive), 30);
      const left = async () =>
        (await readdir(tmpdir())).filter((name) => name.startsWith(`attention-kit-kernel-${child.pid}-`));
      // a kernel that anybody else starts now takes it away, too
      expect((await left()).length).to.be.at.most(signal === 'SIGKILL' ? 1 : 0);
      await removeLeftConnections(); // as the next kernel's start does
      expect(await left()).to.deep.equal([]);
    }
  });

  it('says loudly what another host means', async () => {
    const { child, errors } = await startCli(['--notebooks', folder, '--host', '0.0.0.0']);
    await until(() => errors().includes('\n\n'));
    expect(errors()).to.include('WARNING: --host 0.0.0.0 lets other computers connect');
    child.kill('SIGTERM');
    await exitOf(child);
  });
});
