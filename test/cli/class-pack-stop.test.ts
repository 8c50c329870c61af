import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { attentionKit } from './support.js';

describe('attention-kit class pack --usb that is stopped', function () {
  this.timeout(120_000);
  let folder: string;
  /** A registry that never answers. */
  let registry: Server;
  /** Hears when npm asks it. */
  let asked = () => {};
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-pack-'));
    registry = createServer(() => asked());
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    registry.closeAllConnections();
    registry.close();
    await rm(folder, { recursive: true, force: true });
  });

  const pack = (out: string, more: string[], onStart?: (child: ChildProcess) => void) =>
    attentionKit(['class', 'pack', '--chapters', '3', '-o', out, ...more], onStart, {
      npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}`,
      npm_config_fetch_retries: '0',
      npm_config_cache: join(folder, 'cache'),
    });
  const stopped = (out: string, signal: NodeJS.Signals) =>
    pack(out, ['--usb'], (child) => {
      asked = () => child.kill(signal);
    });

  it('leaves nothing after Ctrl-C, not even the folder that it made', async () => {
    const { status, stderr } = await stopped(join(folder, 'a/b'), 'SIGINT');
    expect({ status, stderr }).to.deep.equal({ status: 130, stderr: 'Stopped: nothing was written.\n' });
    expect(await readdir(folder)).not.to.include('a');
  });

  it('lets the next one begin anew, when it was killed', async () => {
    const out = join(folder, 'killed');
    await stopped(out, 'SIGKILL');
    expect(await readdir(out)).to.deep.equal(['.attention-kit-unfinished']);
    registry.closeAllConnections(); // npm, which was left alone, ends
    const { status, stderr } = await pack(out, []);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect((await readdir(out)).sort()).to.deep.equal(['student', 'teacher']);
  });
});
