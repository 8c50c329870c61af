import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { newMessage } from '../../src/jupyter/wire.js';
import { packJson } from '../../src/lab/server/kernels/websocket-frames.js';
import { treeMemory } from '../../src/runner/sweep/tree-memory.js';
import { whyNoKernelSandbox } from '../../src/workshop/room/kernel-command.js';
import { ownPort } from '../lab/support/own-port.js';
import { exitOf, serveClass } from '../lab/support/start-cli.js';
import { leaveOutIf } from '../support/leave-out.js';
import { isAlive } from '../support/processes.js';
import { processesBelow } from '../support/processes-below.js';
import { until } from '../support/until.js';

describe('attention-kit class serve --kernels', function () {
  this.timeout(600_000);
  let folder = '';
  let [child, said] = [] as unknown as [ChildProcess, string];

  const start = async (...more: string[]) => {
    said = '';
    child = serveClass(folder, '--kernels', '--at-once', '3', '--memory', '900', '--idle', '2', ...more);
    child.stdout!.on('data', (part) => {
      said += part;
    });
    await until(() => said.includes('Ctrl-C'), 300);
  };
  before(async function () {
    leaveOutIf(this, 'class serve --kernels', whyNoKernelSandbox());
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-class-'));
    await start('--port', `${await ownPort()}`);
  });
  after(async () => {
    child?.kill('SIGKILL');
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('says how many kernels run, how large they may be, when they give way, and what students’ code may do', () => {
    expect(said)
      .to.include('3 kernels at once (--at-once), 2 of a student,\nof 900 MB at most (--memory)')
      .and.include('run nothing for 2 minutes (--idle)')
      .and.include('Students’ code runs as you, in a sandbox');
  });

  it('leaves no kernel when it is killed, and everybody finds their work after the next start', async () => {
    const link = /http:\S+\/join\/\w+/.exec(said)![0];
    const origin = new URL(link).origin;
    const joined = await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ nickname: 'Ana' }),
      redirect: 'manual',
    });
    const headers = { cookie: joined.headers.get('set-cookie')!.split(';')[0]! };
    const home = await fetch(origin, { headers, redirect: 'manual' });
    const base = `${origin}${home.headers.get('location')}`;
    const body = JSON.stringify({ type: 'file', format: 'text', content: 'Ana’s' });
    expect(
      (await fetch(`${base}api/contents/mine.txt`, { method: 'PUT', headers, body })).status,
    ).to.be.oneOf([200, 201]);
    const { id } = (await (
      await fetch(`${base}api/kernels`, { method: 'POST', headers, body: '{}' })
    ).json()) as { id: string };
    const socket = new WebSocket(`${base.replace('http', 'ws')}api/kernels/${id}/channels?session_id=s`, {
      headers,
    });
    await new Promise((resolve) => socket.once('open', resolve));
    socket.on('error', () => {});
    socket.send(packJson('shell', newMessage('execute_request', { code: 'for (;;);', silent: false }, 's')));
    let before: number[] = [];
    await until(async () => {
      before = await processesBelow(child.pid!);
      return before.length > 1;
    }, 120);
    expect(await treeMemory(before[0]!)()).to.be.above(20); // megabytes: it runs

    child.kill('SIGKILL');
    await until(() => before.every((pid) => !isAlive(pid)), 60);
    await start();
    const { content } = (await (await fetch(`${base}api/contents/mine.txt`, { headers })).json()) as {
      content: string;
    };
    expect(content).to.equal('Ana’s');
    expect((await readdir(join(folder, '.work'))).length).to.equal(1);
  });

  it('refuses what makes no sense without kernels, and amounts that are none', async () => {
    const asked = async (...more: string[]) => (await exitOf(serveClass(folder, ...more))).error.trim();
    expect(await asked('--at-once', '3')).to.include(
      'class serve: expected --at-once together with --kernels, got it alone',
    );
    expect(await asked('--kernels', '--memory', 'much')).to.include(
      'class serve: expected --memory to be a whole number above 0, got much',
    );
  });
});
