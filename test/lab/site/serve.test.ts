import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { pageFolder } from '../../../src/lab/build/freshness.js';

describe('serve.mjs, which shows a site from a stick', function () {
  this.timeout(30_000);
  let folder: string;
  let child: ChildProcess;
  let address: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-serve-'));
    await mkdir(join(folder, 'site/notebooks'), { recursive: true });
    await writeFile(join(folder, 'site/index.html'), 'home');
    await writeFile(join(folder, 'site/notebooks/a.html'), 'chapter');
    await writeFile(join(folder, 'beside.txt'), 'beside the site');
    await cp(join(pageFolder, 'site/serve.mjs'), join(folder, 'site/serve.mjs'));
    child = spawn(process.execPath, [join(folder, 'site/serve.mjs'), '0']);
    address = await new Promise((resolve, reject) => {
      let [text, wrong] = ['', ''];
      child.stdout!.setEncoding('utf8').on('data', (part) => {
        text += part;
        const found = /http:\/\/localhost:\d+\//.exec(text)?.[0];
        if (found) resolve(found.replace('localhost', '127.0.0.1'));
      });
      child.stderr!.setEncoding('utf8').on('data', (part) => {
        wrong += part;
      });
      child.on('exit', () => reject(new Error(`serve.mjs ended: ${wrong}`)));
    });
  });
  after(async () => {
    child.removeAllListeners('exit');
    child.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives out its files, and nothing else that is to be changed or lies elsewhere', async () => {
    expect(await ask('/')).to.include({ status: 200, text: 'home' });
    expect(await ask('/notebooks/a.html')).to.include({ status: 200, text: 'chapter' });
    for (const path of [
      '/../beside.txt',
      '/%2e%2e/beside.txt',
      '/..%2fbeside.txt',
      '/none',
      '/notebooks',
      '/%',
    ])
      expect((await ask(path)).status, path).to.equal(404);
    expect((await ask('/', { method: 'POST' })).status).to.equal(405);
    expect(await ask('/', { method: 'HEAD' })).to.include({ status: 200, text: '' });
  });

  it('answers this computer’s own names only, so that no page from elsewhere reads it by a name of its own', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80'])
      expect((await ask('/', { headers: { host } })).status, host).to.equal(403);
    expect((await ask('/', { headers: { host: 'localhost:8080' } })).status).to.equal(200);
  });

  it('isolates its pages, so that cells have threads, and sends nothing twice that has not changed', async () => {
    const { headers } = await ask('/notebooks/a.html');
    expect(headers).to.include({
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
    });
    const again = await ask('/notebooks/a.html', { headers: { 'if-none-match': headers.etag! } });
    expect(again).to.include({ status: 304, text: '' });
  });

  interface Answer {
    status: number | undefined;
    headers: Record<string, string>;
    text: string;
  }

  /** As it stands: `fetch` would tidy the path, and set its own host. */
  const ask = (
    path: string,
    how: { method?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(address);
      const asked = request({ hostname, port, path, ...how }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode, headers: answer.headers as Record<string, string>, text }),
        );
      });
      asked.on('error', reject).end();
    });
});
